namespace LanguageCases;

/// <summary>Functions of the framework in ordinary code; each of them has its own test by the rule table.</summary>
public static partial class Elementary
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static double Trigonometry(double x, double y) =>
        Math.Sin(x) * Math.Cos(y) + Math.Tan(x) - Math.Asin(x) * Math.Acos(x * 0.5) + Math.Atan(y) + Math.Atan2(x, y);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double Hyperbolics(double x, double y) =>
        Math.Sinh(x) * Math.Cosh(y) - Math.Tanh(x * y) + Math.Asinh(x) + Math.Acosh(y) + Math.Atanh(x);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double ExponentialsAndLogarithms(double x, double y) =>
        Math.Exp(x) + Math.Log(y) * Math.Log2(x) + Math.Log10(y) + Math.Log(y, 3.0) + double.Exp2(x) + double.ExpM1(x) * double.LogP1(y);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double PowersAndRoots(double x, double y) =>
        Math.Pow(x, y) + Math.Sqrt(x) * Math.Cbrt(y) + double.Hypot(x, y) + Math.Pow(y, 3) + Math.Pow(2.0, x) + double.RootN(y, 5);

    [Differentiable]
    [Case("0.5, 1.5")]
    [Case("-2.5, -0.25")]
    public static double NormalDistribution(double x, double y) =>
        SpecialMath.Erf(x) * y + SpecialMath.Erfc(x * y) + SpecialMath.NormalCdf(y) * SpecialMath.NormalPdf(x)
            + SpecialMath.NormalInverseCdf(1 / (1 + x * x + y * y));

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double Selections(double x, double y) =>
        Math.Max(x, y) * Math.Min(x * x, y) + Math.Abs(x - y) + Math.Clamp(x * 3, 0.0, 1.0) + Math.CopySign(x, -y) + Math.MaxMagnitude(x, -y);

    [Differentiable]
    [Case("0.5, 1.5, 0.25")]
    public static double FusedMultiplyAdd(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z) * Math.FusedMultiplyAdd(z, z, x);

    [Differentiable]
    [Case("0.5")]
    public static double SineAndCosineTogether(double x)
    {
        (double sin, double cos) = Math.SinCos(x);
        return sin * cos * x;
    }

    [Differentiable]
    [Case("2.6")]
    public static double Steps(double x) => x * Math.Floor(x) + Math.Ceiling(x) * x * x + Math.Round(x) + Math.Truncate(x) + Math.Sign(x) * x;

    [Differentiable]
    [Case("0.5f, 1.5f")]
    public static float InSinglePrecision(float x, float y) =>
        MathF.Sin(x) * MathF.Exp(y) + MathF.Pow(y, x) + MathF.Atan2(y, x) - MathF.Log(y) * MathF.Tanh(x) + MathF.Max(x, y);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double Compositions(double x, double y) => Math.Exp(Math.Sin(Math.Log(y) * Math.Sqrt(1 + x * x)));

    [Differentiable]
    [Case("0.5")]
    public static double Predicates(double x)
    {
        double y = double.IsNaN(x) ? 0 : x * x;
        if (double.IsFinite(y) && !double.IsNegative(y) && !double.IsInfinity(y))
        {
            y *= 3;
        }

        return y;
    }
}

/// <summary>Derivatives at kinks and at the ends of domains.</summary>
public static partial class Kinks
{
    [Differentiable]
    [Case("0.0", Smooth = false, Gradient = "[0]")]
    [Case("-2.0", Gradient = "[-1]")]
    public static double Abs(double x) => Math.Abs(x);

    [Differentiable]
    [Case("1.5, 1.5", Smooth = false, Gradient = "[0.5, 0.5]")]
    [Case("1.5, 2.5", Gradient = "[0, 1]")]
    public static double Max(double x, double y) => Math.Max(x, y);

    [Differentiable]
    [Case("1.5, 1.5", Smooth = false, Gradient = "[0.5, 0.5]")]
    [Case("1.5, 2.5", Gradient = "[1, 0]")]
    public static double Min(double x, double y) => Math.Min(x, y);

    [Differentiable]
    [Case("0.0", Smooth = false, Gradient = "[1]")]
    [Case("1.0", Smooth = false, Gradient = "[1]")]
    [Case("1.5", Gradient = "[0]")]
    public static double Clamp(double x) => Math.Clamp(x, 0.0, 1.0);

    [Differentiable]
    [Case("0.0", Smooth = false, Gradient = "[double.PositiveInfinity]")]
    public static double RootAtZero(double x) => Math.Sqrt(x);

    [Differentiable]
    [Case("0.0, 2.0", Smooth = false, Gradient = "[0, 0]")]
    public static double RootTimesAZeroAdjoint(double x, double y) => 0.0 * y;

    [Differentiable]
    [Case("0.0, 0.0", Smooth = false, Gradient = "[0, 0]")]
    [Case("3.0, 4.0", Gradient = "[0.6, 0.8]")]
    public static double GuardedNorm(double x, double y)
    {
        double s = x * x + y * y;
        return s > 0 ? Math.Sqrt(s) : 0;
    }

    [Differentiable]
    [Case("[0.0, 1.0, 4.0]", Smooth = false, Gradient = "[0, 0.5, 0.25]")]
    public static double GuardInALoop(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double v in x)
        {
            if (v == 0)
            {
                continue;
            }

            s += Math.Sqrt(v);
        }

        return s;
    }

    [Differentiable]
    [Case("0.0, 3.0", Smooth = false, Gradient = "[0, 0]")]
    [Case("2.0, 3.0")]
    public static double PowerOfZero(double x, double y) => x > 0 ? Math.Pow(x, y) : 0;
}

/// <summary>Values that count as constant.</summary>
public static partial class Stopped
{
    [Differentiable]
    [Case("1.5, 2.0", Smooth = false, Gradient = "[y * y, 2 * x * y]")]
    public static double Direct(double x, double y) => Diff.StopGradient(x * y) * y + x * y * Diff.StopGradient(y) - Diff.StopGradient(x * y * y);

    [Differentiable]
    [Case("1.5", Smooth = false, Gradient = "[Math.Exp(x - x)]", Value = "x + 1.0")]
    public static double ShiftOfAnExponential(double x)
    {
        double max = Diff.StopGradient(x);
        return max + Math.Exp(x - max);
    }

    [Differentiable]
    [Case("[1.0, 3.0, 2.0]")]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double v in x)
        {
            max = Math.Max(max, v);
        }

        max = Diff.StopGradient(max);
        double s = 0;
        foreach (double v in x)
        {
            s += Math.Exp(v - max);
        }

        return max + Math.Log(s);
    }

    [Differentiable]
    [Case("0.5, 4", Smooth = false)]
    public static double InALoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * Diff.StopGradient(y) + x;
        }

        return y;
    }
}
