namespace AutoDiff.Tests.Lanes.Accuracy;

/// <summary>A function whose error is measured.</summary>
/// <param name="Name">The function's name among those on lanes.</param>
/// <param name="Arguments">The number of arguments.</param>
/// <param name="Reference">The value to some 30 digits.</param>
/// <param name="X">Random first arguments.</param>
/// <param name="Y">Random second arguments.</param>
public sealed record AccuracyCase(
    string Name,
    int Arguments,
    Func<double, double, DoubleDouble> Reference,
    Func<Random, double> X,
    Func<Random, double> Y)
{
    /// <summary>All functions that have code of their own on lanes.</summary>
    public static readonly IReadOnlyList<AccuracyCase> All =
    [
        One("Exp", x => References.Exp(x), Mixed(-745, 709.7)),
        One("Exp2", x => References.Exp(DoubleDouble.Ln2 * x), Mixed(-1074, 1023.9)),
        One("Exp10", x => References.Exp(DoubleDouble.Ln10 * x), Mixed(-323, 308.2)),
        One("ExpM1", x => References.ExpM1(x), Mixed(-60, 709.7)),
        One("Exp2M1", x => References.ExpM1(DoubleDouble.Ln2 * x), Mixed(-60, 1023.9)),
        One("Exp10M1", x => References.ExpM1(DoubleDouble.Ln10 * x), Mixed(-30, 308.2)),
        One("Log", x => References.Log(x), Positive),
        One("Log2", x => References.Log(x) / DoubleDouble.Ln2, Positive),
        One("Log10", x => References.Log(x) / DoubleDouble.Ln10, Positive),
        One("LogP1", x => References.LogP1(x), AboveMinusOne),
        One("Log2P1", x => References.LogP1(x) / DoubleDouble.Ln2, AboveMinusOne),
        One("Log10P1", x => References.LogP1(x) / DoubleDouble.Ln10, AboveMinusOne),
        One("Sin", x => References.Sin(x), Angle),
        One("Cos", x => References.Cos(x), Angle),
        One("Tan", x => References.Tan(x), Angle),
        One("SinPi", References.SinPi, Mixed(-1000, 1000)),
        One("CosPi", References.CosPi, Mixed(-1000, 1000)),
        One("TanPi", x => References.SinPi(x) / References.CosPi(x), Mixed(-1000, 1000)),
        One("Asin", References.Asin, Mixed(-1, 1)),
        One("Acos", References.Acos, Mixed(-1, 1)),
        One("Atan", x => References.Atan(x), AnySize),
        One("AsinPi", x => References.Asin(x) / DoubleDouble.Pi, Mixed(-1, 1)),
        One("AcosPi", x => References.Acos(x) / DoubleDouble.Pi, Mixed(-1, 1)),
        One("AtanPi", x => References.Atan(x) / DoubleDouble.Pi, AnySize),
        One("Sinh", References.Sinh, Mixed(-709, 709)),
        One("Cosh", References.Cosh, Mixed(-709, 709)),
        One("Tanh", References.Tanh, Mixed(-25, 25)),
        One("Asinh", References.Asinh, AnySize),
        One("Acosh", References.Acosh, random => 1 + Math.Exp((random.NextDouble() * 60) - 30)),
        One("Atanh", References.Atanh, Mixed(-1, 1)),
        One("Cbrt", References.Cbrt, AnySize),
        One("Erf", x => References.Erf(x), Mixed(-6.5, 6.5)),
        One("Erfc", x => References.Erfc(x), Mixed(-6.5, 26.5)),
        One("NormalPdf", References.NormalPdf, Mixed(-37.5, 37.5)),
        One("NormalCdf", References.NormalCdf, Mixed(-37.5, 8.5)),
        new("Pow", 2, References.Pow, random => Math.Exp((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 3))), PowExponent),
        new("Hypot", 2, References.Hypot, AnySize, AnySize),
        new("Atan2", 2, (y, x) => References.Atan2(y, x), AnySize, AnySize),
        new("Atan2Pi", 2, (y, x) => References.Atan2(y, x) / DoubleDouble.Pi, AnySize, AnySize),
    ];

    private static AccuracyCase One(string name, Func<double, DoubleDouble> reference, Func<Random, double> x) =>
        new(name, 1, (a, _) => reference(a), x, static _ => 0);

    /// <summary>Half of the points evenly in an interval, half near zero on a scale of sizes.</summary>
    private static Func<Random, double> Mixed(double from, double to) => random =>
    {
        if (random.Next(2) == 0)
        {
            return from + ((to - from) * random.NextDouble());
        }

        var small = Math.Exp(-36 * random.NextDouble());
        return random.Next(2) == 0 ? Math.Max(from, -small) : Math.Min(to, small);
    };

    private static double Positive(Random random) => random.Next(3) switch
    {
        0 => Math.Exp((random.NextDouble() - 0.5) * 1400),
        1 => 0.5 + (1.5 * random.NextDouble()),
        _ => 1 + ((random.NextDouble() - 0.5) * Math.Exp(-20 * random.NextDouble())),
    };

    private static double AboveMinusOne(Random random) => random.Next(4) switch
    {
        0 => Math.Exp(random.NextDouble() * 700),
        1 => -1 + Math.Exp(-30 * random.NextDouble()),
        2 => Math.Exp(-36 * random.NextDouble()),
        _ => -Math.Exp(-0.1 - (36 * random.NextDouble())),
    };

    private static double Angle(Random random) => random.Next(4) switch
    {
        0 => (random.NextDouble() - 0.5) * 20,
        1 => (random.NextDouble() - 0.5) * 2 * Math.Pow(2, 30),
        2 => Math.Round(random.NextDouble() * 1e5) * Math.PI / 2,
        _ => Math.Exp(-36 * random.NextDouble()),
    };

    private static double AnySize(Random random)
    {
        var size = random.Next(2) == 0 ? Math.Exp((random.NextDouble() - 0.5) * 6) : Math.Exp((random.NextDouble() - 0.5) * 60);
        return random.Next(2) == 0 ? size : -size;
    }

    private static double PowExponent(Random random) => random.Next(3) switch
    {
        0 => random.Next(-20, 20),
        1 => (random.NextDouble() - 0.5) * 10,
        _ => (random.NextDouble() - 0.5) * 28,
    };
}
