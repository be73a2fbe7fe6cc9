using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices.Taylor;

/// <summary>The functions of <see cref="TaylorSeries"/> by name.</summary>
internal static class SeriesFunctions
{
    public static readonly IReadOnlyDictionary<string, SeriesFunction> All = new Dictionary<string, SeriesFunction>(StringComparer.Ordinal)
    {
        ["Abs"] = static (a, r) => TaylorSeries.Abs<double>(a[0], r),
        ["Acos"] = static (a, r) => TaylorSeries.Acos<double>(a[0], r),
        ["AcosPi"] = static (a, r) => TaylorSeries.AcosPi<double>(a[0], r),
        ["Acosh"] = static (a, r) => TaylorSeries.Acosh<double>(a[0], r),
        ["Asin"] = static (a, r) => TaylorSeries.Asin<double>(a[0], r),
        ["AsinPi"] = static (a, r) => TaylorSeries.AsinPi<double>(a[0], r),
        ["Asinh"] = static (a, r) => TaylorSeries.Asinh<double>(a[0], r),
        ["Atan"] = static (a, r) => TaylorSeries.Atan<double>(a[0], r),
        ["AtanPi"] = static (a, r) => TaylorSeries.AtanPi<double>(a[0], r),
        ["Atanh"] = static (a, r) => TaylorSeries.Atanh<double>(a[0], r),
        ["BitDecrement"] = static (a, r) => TaylorSeries.BitDecrement<double>(a[0], r),
        ["BitIncrement"] = static (a, r) => TaylorSeries.BitIncrement<double>(a[0], r),
        ["Cbrt"] = static (a, r) => TaylorSeries.Cbrt<double>(a[0], r),
        ["Cos"] = static (a, r) => TaylorSeries.Cos<double>(a[0], r),
        ["CosPi"] = static (a, r) => TaylorSeries.CosPi<double>(a[0], r),
        ["Cosh"] = static (a, r) => TaylorSeries.Cosh<double>(a[0], r),
        ["DegreesToRadians"] = static (a, r) => TaylorSeries.DegreesToRadians<double>(a[0], r),
        ["Exp"] = static (a, r) => TaylorSeries.Exp<double>(a[0], r),
        ["Exp10"] = static (a, r) => TaylorSeries.Exp10<double>(a[0], r),
        ["Exp10M1"] = static (a, r) => TaylorSeries.Exp10M1<double>(a[0], r),
        ["Exp2"] = static (a, r) => TaylorSeries.Exp2<double>(a[0], r),
        ["Exp2M1"] = static (a, r) => TaylorSeries.Exp2M1<double>(a[0], r),
        ["ExpM1"] = static (a, r) => TaylorSeries.ExpM1<double>(a[0], r),
        ["Log"] = static (a, r) => TaylorSeries.Log<double>(a[0], r),
        ["Log10"] = static (a, r) => TaylorSeries.Log10<double>(a[0], r),
        ["Log10P1"] = static (a, r) => TaylorSeries.Log10P1<double>(a[0], r),
        ["Log2"] = static (a, r) => TaylorSeries.Log2<double>(a[0], r),
        ["Log2P1"] = static (a, r) => TaylorSeries.Log2P1<double>(a[0], r),
        ["LogP1"] = static (a, r) => TaylorSeries.LogP1<double>(a[0], r),
        ["RadiansToDegrees"] = static (a, r) => TaylorSeries.RadiansToDegrees<double>(a[0], r),
        ["ReciprocalEstimate"] = static (a, r) => TaylorSeries.ReciprocalEstimate<double>(a[0], r),
        ["ReciprocalSqrtEstimate"] = static (a, r) => TaylorSeries.ReciprocalSqrtEstimate<double>(a[0], r),
        ["Sin"] = static (a, r) => TaylorSeries.Sin<double>(a[0], r),
        ["SinPi"] = static (a, r) => TaylorSeries.SinPi<double>(a[0], r),
        ["Sinh"] = static (a, r) => TaylorSeries.Sinh<double>(a[0], r),
        ["Sqrt"] = static (a, r) => TaylorSeries.Sqrt<double>(a[0], r),
        ["Tan"] = static (a, r) => TaylorSeries.Tan<double>(a[0], r),
        ["TanPi"] = static (a, r) => TaylorSeries.TanPi<double>(a[0], r),
        ["Tanh"] = static (a, r) => TaylorSeries.Tanh<double>(a[0], r),
        ["Erf"] = static (a, r) => TaylorSeries.Erf<double>(a[0], r),
        ["Erfc"] = static (a, r) => TaylorSeries.Erfc<double>(a[0], r),
        ["NormalCdf"] = static (a, r) => TaylorSeries.NormalCdf<double>(a[0], r),
        ["NormalInverseCdf"] = static (a, r) => TaylorSeries.NormalInverseCdf<double>(a[0], r),
        ["NormalPdf"] = static (a, r) => TaylorSeries.NormalPdf<double>(a[0], r),
        ["Negate"] = static (a, r) => TaylorSeries.Negate<double>(a[0], r),
        ["Add" + Two] = static (a, r) => TaylorSeries.Add<double>(a[0], a[1], r),
        ["Subtract" + Two] = static (a, r) => TaylorSeries.Subtract<double>(a[0], a[1], r),
        ["Multiply" + Two] = static (a, r) => TaylorSeries.Multiply<double>(a[0], a[1], r),
        ["Divide" + Two] = static (a, r) => TaylorSeries.Divide<double>(a[0], a[1], r),
        ["Remainder" + Two] = static (a, r) => TaylorSeries.Remainder<double>(a[0], a[1], r),
        ["Ieee754Remainder" + Two] = static (a, r) => TaylorSeries.Ieee754Remainder<double>(a[0], a[1], r),
        ["Atan2" + Two] = static (a, r) => TaylorSeries.Atan2<double>(a[0], a[1], r),
        ["Atan2Pi" + Two] = static (a, r) => TaylorSeries.Atan2Pi<double>(a[0], a[1], r),
        ["CopySign" + Two] = static (a, r) => TaylorSeries.CopySign<double>(a[0], a[1], r),
        ["Hypot" + Two] = static (a, r) => TaylorSeries.Hypot<double>(a[0], a[1], r),
        ["Log" + Two] = static (a, r) => TaylorSeries.Log<double>(a[0], a[1], r),
        ["Max" + Two] = static (a, r) => TaylorSeries.Max<double>(a[0], a[1], r),
        ["MaxMagnitude" + Two] = static (a, r) => TaylorSeries.MaxMagnitude<double>(a[0], a[1], r),
        ["MaxMagnitudeNumber" + Two] = static (a, r) => TaylorSeries.MaxMagnitudeNumber<double>(a[0], a[1], r),
        ["MaxNumber" + Two] = static (a, r) => TaylorSeries.MaxNumber<double>(a[0], a[1], r),
        ["Min" + Two] = static (a, r) => TaylorSeries.Min<double>(a[0], a[1], r),
        ["MinMagnitude" + Two] = static (a, r) => TaylorSeries.MinMagnitude<double>(a[0], a[1], r),
        ["MinMagnitudeNumber" + Two] = static (a, r) => TaylorSeries.MinMagnitudeNumber<double>(a[0], a[1], r),
        ["MinNumber" + Two] = static (a, r) => TaylorSeries.MinNumber<double>(a[0], a[1], r),
        ["Pow" + Two] = static (a, r) => TaylorSeries.Pow<double>(a[0], a[1], r),
        ["Clamp" + Three] = static (a, r) => TaylorSeries.Clamp<double>(a[0], a[1], a[2], r),
        ["FusedMultiplyAdd" + Three] = static (a, r) => TaylorSeries.FusedMultiplyAdd<double>(a[0], a[1], a[2], r),
        ["Lerp" + Three] = static (a, r) => TaylorSeries.Lerp<double>(a[0], a[1], a[2], r),
        ["MaxNative" + Two] = static (a, r) => TaylorSeries.MaxNative<double>(a[0], a[1], r),
        ["MinNative" + Two] = static (a, r) => TaylorSeries.MinNative<double>(a[0], a[1], r),
        ["ClampNative" + Three] = static (a, r) => TaylorSeries.ClampNative<double>(a[0], a[1], a[2], r),
        ["MultiplyAddEstimate" + Three] = static (a, r) => TaylorSeries.MultiplyAddEstimate<double>(a[0], a[1], a[2], r),
        ["Reciprocal"] = static (a, r) => TaylorSeries.Divide<double>(1.0, a[0], r),
        ["RootN5"] = static (a, r) => TaylorSeries.RootN<double>(a[0], 5, r),
        ["RootN-3"] = static (a, r) => TaylorSeries.RootN<double>(a[0], -3, r),
        ["PowOf3"] = static (a, r) => TaylorSeries.Pow<double>(3.0, a[0], r),
        ["LogBase3"] = static (a, r) => TaylorSeries.Log<double>(a[0], 3.0, r),
        ["Pow2.5"] = static (a, r) => TaylorSeries.Pow<double>(a[0], 2.5, r),
        ["Pow-1.5"] = static (a, r) => TaylorSeries.Pow<double>(a[0], -1.5, r),
        ["Pow0"] = static (a, r) => TaylorSeries.Pow<double>(a[0], 0.0, r),
        ["Pow3"] = static (a, r) => TaylorSeries.Pow<double>(a[0], 3.0, r),
        ["Pow7"] = static (a, r) => TaylorSeries.Pow<double>(a[0], 7.0, r),
        ["Pow-2"] = static (a, r) => TaylorSeries.Pow<double>(a[0], -2.0, r),
        ["ScaleB3"] = static (a, r) => TaylorSeries.ScaleB<double>(a[0], 3, r),
    };

    private const string Two = "/2";
    private const string Three = "/3";

    /// <summary>The function with a name and a number of arguments.</summary>
    public static SeriesFunction Find(string name, int arguments) =>
        All.TryGetValue(arguments == 1 ? name : $"{name}/{arguments}", out SeriesFunction? found) ? found : throw new ArgumentException($"There is no {name}.", nameof(name));

    /// <summary>Every elementary function that the runtime has for series of all its arguments, or for a series and a whole number, as in <see cref="All"/>.</summary>
    public static IEnumerable<string> OfTheRuntime => typeof(TaylorSeries).GetMethods()
        .Where(static method => method.IsStatic && method.GetParameters() is { Length: > 1 } parameters && parameters[^1].Name == "result" && method.GetGenericArguments().Length == 1
            && parameters[0] is { Name: not ("value" or "values" or "series"), ParameterType.Name: "ReadOnlySpan`1" }
            && parameters[1..^1].All(static p => p.ParameterType == typeof(int) || p.ParameterType.Name == "ReadOnlySpan`1"))
        .Select(static method => (method.Name, Count: method.GetParameters().Count(static p => p.ParameterType.Name == "ReadOnlySpan`1")))
        .Select(static function => function.Count == 1 ? function.Name : $"{function.Name}/{function.Count}")
        .Distinct(StringComparer.Ordinal);

    /// <summary>Whether a name is that of a function of the runtime with a whole number for its second argument.</summary>
    public static bool IsWithNumber(string name, string function) =>
        function is "RootN" or "ScaleB" && name.StartsWith(function, StringComparison.Ordinal) && int.TryParse(name.AsSpan(function.Length), out _);
}
