namespace AutoDiff.Nist.Tests.Fitting;

/// <summary>Linear least squares by Householder reflections, for the small dense systems of a Levenberg-Marquardt step.</summary>
internal static class LeastSquares
{
    /// <summary>
    /// Reduces the rows of <paramref name="matrix"/> (row-major, <paramref name="columns"/> wide) to an upper triangle in place and
    /// applies the same reflections to <paramref name="right"/>.
    /// </summary>
    public static void Triangularize(Span<double> matrix, Span<double> right, int columns)
    {
        int rows = right.Length;
        for (int k = 0; k < Math.Min(rows, columns); k++)
        {
            double norm = 0;
            for (int i = k; i < rows; i++)
                norm = double.Hypot(norm, matrix[i * columns + k]);
            if (norm == 0)
                continue;

            double head = matrix[k * columns + k];
            double alpha = head > 0 ? -norm : norm;
            double scale = -1 / (alpha * (head - alpha));
            matrix[k * columns + k] = head - alpha;
            for (int j = k + 1; j <= columns; j++)
            {
                double dot = 0;
                for (int i = k; i < rows; i++)
                    dot += matrix[i * columns + k] * (j < columns ? matrix[i * columns + j] : right[i]);
                dot *= scale;
                for (int i = k; i < rows; i++)
                {
                    if (j < columns)
                        matrix[i * columns + j] -= dot * matrix[i * columns + k];
                    else
                        right[i] -= dot * matrix[i * columns + k];
                }
            }

            matrix[k * columns + k] = alpha;
            for (int i = k + 1; i < rows; i++)
                matrix[i * columns + k] = 0;
        }
    }

    /// <summary>
    /// The step s that minimises |R s + q|² + λ |D s|², for R and q as <see cref="Triangularize"/> left them;
    /// false where the system is singular or not finite.
    /// </summary>
    public static bool TryStep(ReadOnlySpan<double> triangle, ReadOnlySpan<double> right, ReadOnlySpan<double> scale, double lambda, Span<double> step)
    {
        int n = step.Length;
        double[] matrix = new double[2 * n * n];
        double[] target = new double[2 * n];
        triangle[..(n * n)].CopyTo(matrix);
        right[..n].CopyTo(target);
        for (int j = 0; j < n; j++)
            matrix[(n + j) * n + j] = Math.Sqrt(lambda) * scale[j];
        Triangularize(matrix, target, n);

        for (int j = n - 1; j >= 0; j--)
        {
            double sum = -target[j];
            for (int k = j + 1; k < n; k++)
                sum -= matrix[j * n + k] * step[k];
            step[j] = sum / matrix[j * n + j];
            if (!double.IsFinite(step[j]))
                return false;
        }

        return true;
    }
}
