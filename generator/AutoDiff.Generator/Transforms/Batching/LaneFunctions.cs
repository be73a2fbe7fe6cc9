namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The elementary functions that the runtime has on lanes.</summary>
internal static class LaneFunctions
{
    private static readonly HashSet<string> Unary = new(StringComparer.Ordinal)
    {
        "Abs", "Acos", "AcosPi", "Acosh", "Asin", "AsinPi", "Asinh", "Atan", "AtanPi", "Atanh", "BitDecrement", "BitIncrement", "Cbrt", "Ceiling", "Cos",
        "CosPi", "Cosh", "DegreesToRadians", "Erf", "Erfc", "Exp", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1", "Floor", "Log", "Log10", "Log10P1",
        "Log2", "Log2P1", "LogP1", "NormalCdf", "NormalPdf", "RadiansToDegrees", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "Round", "Sin", "SinPi", "Sinh", "Sqrt",
        "Tan", "TanPi", "Tanh", "Truncate",
    };

    private static readonly HashSet<string> Binary = new(StringComparer.Ordinal)
    {
        "Atan2", "Atan2Pi", "CopySign", "Hypot", "Ieee754Remainder", "Log", "Max", "MaxMagnitude", "MaxMagnitudeNumber", "MaxNative", "MaxNumber", "Min",
        "MinMagnitude", "MinMagnitudeNumber", "MinNative", "MinNumber", "Pow", "RootN", "Round", "ScaleB",
    };

    private static readonly HashSet<string> Ternary = new(StringComparer.Ordinal)
    {
        "Clamp", "ClampNative", "FusedMultiplyAdd", "Lerp", "MultiplyAddEstimate", "Round",
    };

    /// <summary>Whether <c>LaneMath</c> has a function of that name and number of arguments.</summary>
    public static bool Has(string name, int arguments) => arguments switch
    {
        1 => Unary.Contains(name),
        2 => Binary.Contains(name),
        3 => Ternary.Contains(name),
        _ => false,
    };
}
