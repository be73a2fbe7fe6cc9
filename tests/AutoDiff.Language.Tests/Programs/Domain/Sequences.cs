namespace Programs;

/// <summary>Comparing and transporting.</summary>
public static partial class Sequences
{
    [Differentiable]
    [Case("[0.1, 0.9, 1.7, 0.4], [0.0, 1.0, 1.2, 1.9, 0.3]")]
    public static double DynamicTimeWarping(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int n = a.Length, m = b.Length;
        double[] previous = new double[m + 1];
        double[] current = new double[m + 1];
        previous.AsSpan().Fill(1e6);
        previous[0] = 0;
        for (int i = 1; i <= n; i++)
        {
            current[0] = 1e6;
            for (int j = 1; j <= m; j++)
            {
                double d = a[i - 1] - b[j - 1];
                double best = Math.Min(previous[j - 1], Math.Min(previous[j], current[j - 1]));
                current[j] = d * d + best;
            }

            (previous, current) = (current, previous);
        }

        return Math.Sqrt(previous[m]);
    }

    [Differentiable]
    [Case("[0.1, 0.9, 1.7], [0.3, 1.2, 1.5, 2.0], 0.4, 8")]
    public static double Sinkhorn(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double epsilon, int iterations)
    {
        int n = x.Length, m = y.Length;
        double[] kernel = new double[n * m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double d = x[i] - y[j];
                kernel[i * m + j] = Math.Exp(-d * d / epsilon);
            }
        }

        double[] u = new double[n];
        double[] v = new double[m];
        v.AsSpan().Fill(1.0);
        for (int k = 0; k < iterations; k++)
        {
            for (int i = 0; i < n; i++)
            {
                double s = 0;
                for (int j = 0; j < m; j++)
                {
                    s += kernel[i * m + j] * v[j];
                }

                u[i] = 1.0 / n / s;
            }

            for (int j = 0; j < m; j++)
            {
                double s = 0;
                for (int i = 0; i < n; i++)
                {
                    s += kernel[i * m + j] * u[i];
                }

                v[j] = 1.0 / m / s;
            }
        }

        double cost = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double d = x[i] - y[j];
                cost += u[i] * kernel[i * m + j] * v[j] * d * d;
            }
        }

        return cost;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 2.0, 1.0, 0.25], [0.0, 0.3, 0.55, 0.8, 0.99]")]
    public static double BSplineFit(ReadOnlySpan<double> control, [NoDerivative] ReadOnlySpan<double> at)
    {
        int segments = control.Length - 3;
        double total = 0;
        foreach (double t in at)
        {
            double position = t * segments;
            int segment = Math.Min((int)position, segments - 1);
            double s = position - segment;
            double b0 = (1 - s) * (1 - s) * (1 - s) / 6;
            double b1 = (3 * s * s * s - 6 * s * s + 4) / 6;
            double b2 = (-3 * s * s * s + 3 * s * s + 3 * s + 1) / 6;
            double b3 = s * s * s / 6;
            double value = b0 * control[segment] + b1 * control[segment + 1] + b2 * control[segment + 2] + b3 * control[segment + 3];
            double residual = value - Math.Sin(6 * t);
            total += residual * residual;
        }

        return total;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.0, 0.3], 3, 0.6")]
    public static double DeBoor(ReadOnlySpan<double> control, int degree, double t)
    {
        Span<double> d = stackalloc double[degree + 1];
        control[..(degree + 1)].CopyTo(d);
        for (int r = 1; r <= degree; r++)
        {
            for (int j = degree; j >= r; j--)
            {
                d[j] = (1 - t) * d[j - 1] + t * d[j];
            }
        }

        return d[degree] * d[degree];
    }
}
