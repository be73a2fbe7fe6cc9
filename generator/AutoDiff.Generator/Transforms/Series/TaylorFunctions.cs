using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>The elementary functions that have a recurrence in the runtime's <c>TaylorSeries</c>, by rule key.</summary>
internal static class TaylorFunctions
{
    private const string Special = PrimitiveNames.SpecialOwner;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Abs/1", "Acos/1", "AcosPi/1", "Acosh/1", "Asin/1", "AsinPi/1", "Asinh/1", "Atan/1", "Atan2/2", "Atan2Pi/2", "AtanPi/1", "Atanh/1",
        "BitDecrement/1", "BitIncrement/1", "Cbrt/1", "Clamp/3", "ClampNative/3", "CopySign/2", "Cos/1", "CosPi/1", "Cosh/1",
        "DegreesToRadians/1", "Exp/1", "Exp10/1", "Exp10M1/1", "Exp2/1", "Exp2M1/1", "ExpM1/1", "FusedMultiplyAdd/3", "Hypot/2",
        "Ieee754Remainder/2", "Lerp/3", "Log/1", "Log/2", "Log10/1", "Log10P1/1", "Log2/1", "Log2P1/1", "LogP1/1", "Max/2",
        "MaxMagnitude/2", "MaxMagnitudeNumber/2", "MaxNative/2", "MaxNumber/2", "Min/2", "MinMagnitude/2", "MinMagnitudeNumber/2",
        "MinNative/2", "MinNumber/2", "MultiplyAddEstimate/3", "Pow/2", "RadiansToDegrees/1", "ReciprocalEstimate/1",
        "ReciprocalSqrtEstimate/1", "RootN/2", "ScaleB/2", "Sin/1", "SinPi/1", "Sinh/1", "Sqrt/1", "Tan/1", "TanPi/1", "Tanh/1",
        Special + "Erf/1", Special + "Erfc/1", Special + "NormalCdf/1", Special + "NormalInverseCdf/1", Special + "NormalPdf/1",
    };

    /// <summary>The functions with a cheaper form where one argument is passive.</summary>
    private static readonly HashSet<string> TakesScalars = new(StringComparer.Ordinal) { "Pow/2" };

    public static IEnumerable<string> All => Known;

    public static bool Has(string function) => Known.Contains(function);

    /// <summary>Whether a passive real argument goes in as it is, and not as the series of a constant.</summary>
    public static bool TakesScalar(string function, int argument) => TakesScalars.Contains(function) || (function == "Log/2" && argument == 1);
}
