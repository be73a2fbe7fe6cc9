using System.Numerics;

namespace AutoDiff.Tests.Rules;

/// <summary>The functions that have a rule, by name and number of arguments, on any real type.</summary>
internal static class Functions<T>
    where T : IFloatingPointIeee754<T>
{
    public static IReadOnlyDictionary<(string Name, int Arity), Func<T[], T[]>> Table { get; } = Build();

    private static Dictionary<(string Name, int Arity), Func<T[], T[]>> Build()
    {
        var table = new Dictionary<(string Name, int Arity), Func<T[], T[]>>
        {
            [("SinCos", 1)] = a => [T.SinCos(a[0]).Sin, T.SinCos(a[0]).Cos],
            [("SinCosPi", 1)] = a => [T.SinCosPi(a[0]).SinPi, T.SinCosPi(a[0]).CosPi],
            [("RootN", 2)] = a => [T.RootN(a[0], Int(a[1]))],
            [("ScaleB", 2)] = a => [T.ScaleB(a[0], Int(a[1]))],
            [("Round", 2)] = a => [T.Round(a[0], Int(a[1]))],
            [("Round", 3)] = a => [T.Round(a[0], Int(a[1]), (MidpointRounding)Int(a[2]))],
            [("Lerp", 3)] = a => [T.Lerp(a[0], a[1], a[2])],
            [("FusedMultiplyAdd", 3)] = a => [T.FusedMultiplyAdd(a[0], a[1], a[2])],
            [("MultiplyAddEstimate", 3)] = a => [T.MultiplyAddEstimate(a[0], a[1], a[2])],
            [("Clamp", 3)] = a => [T.Clamp(a[0], a[1], a[2])],
            [("ClampNative", 3)] = a => [T.ClampNative(a[0], a[1], a[2])],
        };
        AddUnary(table);
        AddBinary(table);
        return table;
    }

    private static void AddUnary(Dictionary<(string Name, int Arity), Func<T[], T[]>> table)
    {
        foreach ((string name, Func<T, T> function) in new (string, Func<T, T>)[]
        {
            ("Abs", T.Abs), ("Acos", T.Acos), ("AcosPi", T.AcosPi), ("Acosh", T.Acosh), ("Asin", T.Asin),
            ("AsinPi", T.AsinPi), ("Asinh", T.Asinh), ("Atan", T.Atan), ("AtanPi", T.AtanPi), ("Atanh", T.Atanh),
            ("BitDecrement", T.BitDecrement), ("BitIncrement", T.BitIncrement), ("Cbrt", T.Cbrt),
            ("Ceiling", T.Ceiling), ("Cos", T.Cos), ("CosPi", T.CosPi), ("Cosh", T.Cosh),
            ("DegreesToRadians", T.DegreesToRadians), ("Exp", T.Exp), ("Exp10", T.Exp10), ("Exp10M1", T.Exp10M1),
            ("Exp2", T.Exp2), ("Exp2M1", T.Exp2M1), ("ExpM1", T.ExpM1), ("Floor", T.Floor), ("Log", T.Log),
            ("Log10", T.Log10), ("Log10P1", T.Log10P1), ("Log2", T.Log2), ("Log2P1", T.Log2P1), ("LogP1", T.LogP1),
            ("RadiansToDegrees", T.RadiansToDegrees), ("ReciprocalEstimate", T.ReciprocalEstimate),
            ("ReciprocalSqrtEstimate", T.ReciprocalSqrtEstimate), ("Round", T.Round), ("Sin", T.Sin),
            ("SinPi", T.SinPi), ("Sinh", T.Sinh), ("Sqrt", T.Sqrt), ("Tan", T.Tan), ("TanPi", T.TanPi),
            ("Tanh", T.Tanh), ("Truncate", T.Truncate),
            ("Erf", SpecialMath.Erf), ("Erfc", SpecialMath.Erfc), ("NormalPdf", SpecialMath.NormalPdf),
            ("NormalCdf", SpecialMath.NormalCdf), ("NormalInverseCdf", SpecialMath.NormalInverseCdf),
        })
        {
            table.Add((name, 1), a => [function(a[0])]);
        }
    }

    private static void AddBinary(Dictionary<(string Name, int Arity), Func<T[], T[]>> table)
    {
        foreach ((string name, Func<T, T, T> function) in new (string, Func<T, T, T>)[]
        {
            ("Atan2", T.Atan2), ("Atan2Pi", T.Atan2Pi), ("CopySign", T.CopySign), ("Hypot", T.Hypot),
            ("Ieee754Remainder", T.Ieee754Remainder), ("Log", T.Log), ("Max", T.Max), ("MaxMagnitude", T.MaxMagnitude),
            ("MaxMagnitudeNumber", T.MaxMagnitudeNumber), ("MaxNative", T.MaxNative), ("MaxNumber", T.MaxNumber),
            ("Min", T.Min), ("MinMagnitude", T.MinMagnitude), ("MinMagnitudeNumber", T.MinMagnitudeNumber),
            ("MinNative", T.MinNative), ("MinNumber", T.MinNumber), ("Pow", T.Pow),
        })
        {
            table.Add((name, 2), a => [function(a[0], a[1])]);
        }
    }

    private static int Int(T value) => int.CreateChecked(value);
}
