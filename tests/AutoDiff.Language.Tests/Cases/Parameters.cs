namespace LanguageCases;

/// <summary>How parameters are passed.</summary>
public static partial class Parameters
{
    [Differentiable]
    [Case("0.5, 1.5")]
    public static void Ref(ref double x, double y)
    {
        x = x * y + x;
        x *= x;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double RefAndResult(ref double x, ref double y)
    {
        double old = x;
        x = y * x;
        y = old * old;
        return x + y;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static void SwapByRef(ref double x, ref double y) => (x, y) = (y, x);

    [Differentiable]
    [Case("0.5, 1.5")]
    public static void Out(double x, double y, out double sum, out double product)
    {
        sum = x + y;
        product = x * y;
        sum *= product;
    }

    [Differentiable]
    [Case("0.5")]
    [Case("-0.5")]
    public static bool TryRoot(double x, out double root)
    {
        if (x < 0)
        {
            root = 0;
            return false;
        }

        root = Math.Sqrt(x);
        return true;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double In(in double x, in double y) => x * x * y;

    [Differentiable]
    [Case("0.5, 1.5", Gradient = "[y]")]
    public static double NoDerivativeParameter(double x, [NoDerivative] double y) => x * y;

    [Differentiable]
    [Case("[0.5, 1.5], [2.0, 3.0]")]
    public static double NoDerivativeSpan(ReadOnlySpan<double> theta, [NoDerivative] ReadOnlySpan<double> data)
    {
        double s = 0;
        for (int i = 0; i < data.Length; i++)
        {
            double r = data[i] - theta[0] * Math.Exp(-theta[1] * i);
            s += r * r;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5], [2.0, 3.0], 0")]
    public static void NoDerivativeScratch(ReadOnlySpan<double> x, [NoDerivative] Span<double> log, ref double result)
    {
        for (int i = 0; i < x.Length; i++)
        {
            result += x[i] * x[i];
            log[i] = i;
        }
    }

    [Differentiable]
    [Case("0.5, [1.5, 2.0]")]
    [return: NoDerivative]
    public static double NoDerivativeResult(double x, Span<double> y)
    {
        y[0] *= x;
        y[1] += y[0];
        return y[1];
    }

    [Differentiable]
    [Case("0.5, [1.5, 2.0]")]
    public static int PassiveResult(double x, Span<double> y)
    {
        int count = 0;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= x;
            count += y[i] > 0.8 ? 1 : 0;
        }

        return count;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double OptionalParameter(double x, int n = 3, double scale = 2.0)
    {
        for (int i = 0; i < n; i++)
        {
            x = x * x + scale;
        }

        return x;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.5]")]
    public static double ParamsArray(params double[] values)
    {
        double s = 0;
        foreach (double v in values)
        {
            s += v * v * v;
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, [1.5, 2.5], [0.25], [3.0, 1.0], 2.0, 1.0, 2")]
    public static double EveryKind(double a, ReadOnlySpan<double> b, Span<double> c, double[] d, ref double e, in double f, out double g, int n)
    {
        g = a * b[0];
        c[0] *= g + d[0];
        e = e * f + c[0];
        d[1] = e * b[1];
        return d[1] * n + g;
    }

    [Differentiable]
    [Case("[0.5f, 1.5f], [1.0, 2.0], 3f")]
    public static double MixedPrecision(ReadOnlySpan<float> x, Span<double> y, ref float z)
    {
        y[0] += x[0] * z;
        z *= x[1];
        return y[0] * y[1] + z;
    }

    [Differentiable]
    [Case("[0.5, 1.5], \"name\", 'c', 12.5m, null")]
    public static double PassiveKinds(double[] x, string name, char c, decimal price, object? tag) =>
        x[0] * name.Length + x[1] * (c == 'c' ? 2 : 3) + (double)price * x[0] + (tag is null ? x[0] : 0);

    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    [Case("[0.5, 1.5, -0.75]")]
    public static double Rosenbrock(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum;
    }

    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    [Case("[0.5, 1.5], 2.0, [1.0, 2.0, 3.0]")]
    public static double JacobianOfAll(ReadOnlySpan<double> x, double s, Span<double> y)
    {
        y[0] = x[0] * s;
        y[1] *= x[1];
        return y[2] * y[0] * s;
    }

    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    [Case("[0.5, 1.5, 2.0], [0.0, 0.0]")]
    public static void JacobianOfArrayInPlace(double[] x, Span<double> y)
    {
        y[0] = x[0] * x[1];
        x[1] = y[0];
        y[1] = x[1] * x[2];
    }

    [Differentiable(Derivatives.Default | Derivatives.Jacobian)]
    [Case("0.5f, 1.5f")]
    public static float JacobianInSinglePrecision(float x, float y) => x * x * y;

    [Differentiable(Derivatives.Default | Derivatives.Dual)]
    [Case("0.5, 1.5, 3")]
    public static double DualOverload(double x, double y, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = Math.Sin(s * y) + i;
        }

        return s;
    }

    [Differentiable(Derivatives.Jvp)]
    [Case("0.5")]
    public static double OnlyForward(double x) => x * x;

    [Differentiable(Derivatives.Vjp)]
    [Case("0.5")]
    public static double OnlyReverse(double x) => x * x;

    [Differentiable(Derivatives.Gradient)]
    [Case("0.5", Gradient = "[2 * x]")]
    public static double OnlyGradient(double x) => x * x;
}
