namespace AutoDiff.Testing;

/// <summary>Directional derivatives by central differences and Ridders' extrapolation, with an estimate of their error.</summary>
public static class FiniteDifference
{
    private const int Rows = 10;
    private const double Shrink = 1.4;

    /// <summary>The derivative at 0 of a vector-valued function of one real.</summary>
    /// <param name="f">The function.</param>
    /// <param name="scale">The size of the arguments, in whose terms the first steps are chosen.</param>
    /// <param name="isSingle">Whether the function computes in single precision, where only large steps carry information.</param>
    public static (double[] Derivative, double[] Error) Derivative(Func<double, double[]> f, double scale, bool isSingle)
    {
        ArgumentNullException.ThrowIfNull(f);
        double[]? derivative = null;
        double[] error = [];
        // Several first steps: a large one near a kink or a singularity sees the other side, a small one has more noise.
        foreach (double first in isSingle ? (double[])[0.5, 0.1, 0.03] : [0.3, 0.05, 0.005, 0.0005])
        {
            var (d, e) = Ridders(f, first * scale);
            derivative ??= [.. d.Select(_ => double.NaN)];
            error = error.Length == 0 ? [.. d.Select(_ => double.PositiveInfinity)] : error;
            for (int i = 0; i < d.Length; i++)
            {
                if (e[i] < error[i])
                {
                    (derivative[i], error[i]) = (d[i], e[i]);
                }
            }
        }

        return (derivative!, error);
    }

    private static (double[] Derivative, double[] Error) Ridders(Func<double, double[]> f, double step)
    {
        double[]? best = null;
        double[]? error = null;
        var previous = new List<double[]>();
        for (int row = 0; row < Rows; row++, step /= Shrink)
        {
            (double[] up, double[] down) = (f(step), f(-step));
            if (up.Length != down.Length)
            {
                throw new InvalidOperationException("The number of outputs depends on the inputs.");
            }

            var current = new List<double[]> { up.Zip(down, (a, b) => (a - b) / (2 * step)).ToArray() };
            best ??= [.. current[0]];
            error ??= [.. up.Select(_ => double.PositiveInfinity)];
            double factor = Shrink * Shrink;
            for (int column = 1; column <= row; column++, factor *= Shrink * Shrink)
            {
                double[] next = new double[best.Length];
                for (int i = 0; i < next.Length; i++)
                {
                    next[i] = ((current[column - 1][i] * factor) - previous[column - 1][i]) / (factor - 1);
                    double estimate = Math.Max(Math.Abs(next[i] - current[column - 1][i]), Math.Abs(next[i] - previous[column - 1][i]));
                    if (estimate < error[i])
                    {
                        (best[i], error[i]) = (next[i], estimate);
                    }
                }

                current.Add(next);
            }

            previous = current;
        }

        return (best!, error!);
    }
}
