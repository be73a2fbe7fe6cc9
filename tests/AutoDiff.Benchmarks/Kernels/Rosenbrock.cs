namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The valley of Rosenbrock in many dimensions: independent terms of neighbours.</summary>
internal static partial class Rosenbrock
{
    [Differentiable]
    public static double Value(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - (x[i] * x[i]);
            double b = 1 - x[i];
            sum += (100 * a * a) + (b * b);
        }

        return sum;
    }

    public static double ByHand(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0, carried = 0;
        gradient = gradient[..x.Length];
        for (int i = 0; i < x.Length - 1; i++)
        {
            double at = x[i];
            double a = x[i + 1] - (at * at), b = 1 - at;
            sum += (100 * a * a) + (b * b);
            gradient[i] = carried - (400 * a * at) - (2 * b);
            carried = 200 * a;
        }

        gradient[^1] = carried;
        return sum;
    }
}
