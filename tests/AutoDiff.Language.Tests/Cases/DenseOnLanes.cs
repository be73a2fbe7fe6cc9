namespace LanguageCases;

/// <summary>Jacobians and Hessians whose tangents go several at once: more inputs than one vector has lanes, and fewer.</summary>
public static partial class DenseOnLanes
{
    private const Derivatives First = Derivatives.Default | Derivatives.Jacobian;
    private const Derivatives Second = Derivatives.Default | Derivatives.Hvp | Derivatives.Hessian;

    [Differentiable(First)]
    [Case("[0.5, 1.5, -0.75, 2.0, 0.25, 1.0, -1.25, 0.125, 0.75, 1.75, -0.5], [0.5, 0.25, 0.125]")]
    public static double SpansInAndOut(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> work = stackalloc double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            work[i] = Math.Sin(x[i]) * x[(i + 1) % x.Length];
            sum += work[i];
            if (sum > 1)
            {
                sum /= 2 + x[0] * x[0];
            }
        }

        y[0] *= sum;
        y[1] = y[0] + work[2] * work[3];
        y[2] = Mean(work) / y[2];
        return y[1] * Square(sum);
    }

    [Differentiable]
    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    [Differentiable]
    private static double Square(double x) => x * x;

    [Differentiable(First)]
    [Case("0.5, 1.5, -0.75, 2.0, 0.25, 0.75")]
    public static void ManyScalars(double a, double b, double c, double d, double e, out double first, out double second, ref double third)
    {
        first = a * b - Math.Exp(c);
        second = first * d / e;
        third = Math.Atan2(second, third) + a;
        for (int i = 0; i < 3; i++)
        {
            first = first * second + third;
        }
    }

    [Differentiable(First)]
    [Case("[0.0, 1.5, 2.0, 4.0], [0.0, 0.0]")]
    public static void NothingButEdges(ReadOnlySpan<double> x, Span<double> y)
    {
        double zero = x[0] * 0;
        y[0] = x[3] > 1 ? Math.Sqrt(x[3]) : Math.Sqrt(zero);
        y[1] = x[2] < 3 ? x[2] / 2 : 1 / zero;
    }

    [Differentiable(First)]
    [Case("[0.5f, 1.5f, -0.75f, 2f, 0.25f], [0f, 0f]", Tolerance = 4)]
    public static void SinglePrecision(ReadOnlySpan<float> x, Span<float> y)
    {
        float product = 1;
        foreach (float value in x)
        {
            product *= 1.5f + MathF.Tanh(value);
        }

        y[0] = product;
        y[1] = MathF.Sqrt(product) * x[2];
    }

    [Differentiable(Second)]
    [Case("[0.5, 1.5, -0.75, 2.0, 0.25, 1.0, -1.25, 0.125, 0.75, 1.75, -0.5]")]
    public static double HessianOfALoop(ReadOnlySpan<double> x)
    {
        double sum = 0, carried = 1;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - Square(x[i]);
            sum += 10 * a * a + Math.Cos(carried);
            carried = Math.Tanh(carried * x[i]) + 0.5;
        }

        return sum * carried;
    }

    [Differentiable(Second)]
    [Case("[0.5, 1.5, -0.75], 0.5, [2.0, 3.0]")]
    public static double HessianOfSpansAndScalars(ReadOnlySpan<double> x, double scale, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                sum += Math.Exp(-scale * (x[i] - y[j]) * (x[i] - y[j]));
            }
        }

        return Math.Log(sum);
    }

    [Differentiable(Second)]
    [Case("0.5, 1.5, -0.75, 2.0, 0.25")]
    public static double HessianOfScalars(double a, double b, double c, double d, double e)
    {
        double t = a * b + Math.Sin(c * d);
        while (t < 10)
        {
            t = t * t + Math.Sqrt(e) + 1;
        }

        return t * e;
    }
}
