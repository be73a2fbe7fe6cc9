namespace AutoDiff.Benchmarks.Kernels;

/// <summary>Three levels of calls in a loop.</summary>
internal static partial class CallTree
{
    [Differentiable]
    public static double Sum(ReadOnlySpan<double> x, double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Upper(x[i], a, b);
        }

        return sum;
    }

    [Differentiable]
    public static double Upper(double x, double a, double b) => Middle(x, a) * Middle(x + 1, b);

    [Differentiable]
    public static double Middle(double x, double a)
    {
        double leaf = Leaf(a * x);
        return leaf + (a * leaf * leaf);
    }

    [Differentiable]
    public static double Leaf(double x) => Math.Sin(x) / (1 + (x * x));

    /// <summary>The gradient by all numbers, then by both parameters.</summary>
    public static double ByHand(ReadOnlySpan<double> x, double a, double b, Span<double> gradient)
    {
        double sum = 0, ofA = 0, ofB = 0;
        Span<double> g = gradient[..x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double v = x[i], w = v + 1;
            (double sin0, double cos0) = Math.SinCos(a * v);
            (double sin1, double cos1) = Math.SinCos(b * w);
            double d0 = 1 / (1 + (a * v * a * v)), d1 = 1 / (1 + (b * w * b * w));
            double leaf0 = sin0 * d0, leaf1 = sin1 * d1;
            double m0 = leaf0 + (a * leaf0 * leaf0), m1 = leaf1 + (b * leaf1 * leaf1);
            sum += m0 * m1;
            double t0 = m1 * (1 + (2 * a * leaf0)) * (cos0 - (leaf0 * 2 * a * v)) * d0;
            double t1 = m0 * (1 + (2 * b * leaf1)) * (cos1 - (leaf1 * 2 * b * w)) * d1;
            ofA += (m1 * leaf0 * leaf0) + (t0 * v);
            ofB += (m0 * leaf1 * leaf1) + (t1 * w);
            g[i] = (t0 * a) + (t1 * b);
        }

        gradient[x.Length] = ofA;
        gradient[x.Length + 1] = ofB;
        return sum;
    }
}
