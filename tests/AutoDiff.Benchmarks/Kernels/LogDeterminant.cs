namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The logarithm of a determinant by the factors of Cholesky, of the lower triangle of a matrix.</summary>
internal static partial class LogDeterminant
{
    [Differentiable]
    public static double Value(ReadOnlySpan<double> matrix, int n)
    {
        var l = new double[n * n];
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            double d = matrix[(j * n) + j];
            for (int k = 0; k < j; k++)
            {
                d -= l[(j * n) + k] * l[(j * n) + k];
            }

            double pivot = Math.Sqrt(d);
            l[(j * n) + j] = pivot;
            sum += Math.Log(pivot);
            for (int i = j + 1; i < n; i++)
            {
                double s = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    s -= l[(i * n) + k] * l[(j * n) + k];
                }

                l[(i * n) + j] = s / pivot;
            }
        }

        return 2 * sum;
    }

    /// <summary>The gradient by the lower triangle; zero above.</summary>
    public static double ByHand(ReadOnlySpan<double> matrix, int n, Span<double> factor, Span<double> gradient)
    {
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            ReadOnlySpan<double> pivotRow = factor.Slice(j * n, j);
            double d = matrix[(j * n) + j];
            foreach (double v in pivotRow)
            {
                d -= v * v;
            }

            double pivot = Math.Sqrt(d);
            factor[(j * n) + j] = pivot;
            sum += Math.Log(pivot);
            for (int i = j + 1; i < n; i++)
            {
                ReadOnlySpan<double> row = factor.Slice(i * n, pivotRow.Length);
                double s = matrix[(i * n) + j];
                for (int k = 0; k < row.Length; k++)
                {
                    s -= row[k] * pivotRow[k];
                }

                factor[(i * n) + j] = s / pivot;
            }
        }

        // The adjoint of each entry becomes that of the matrix's own in the same place.
        gradient.Clear();
        for (int j = n - 1; j >= 0; j--)
        {
            ReadOnlySpan<double> pivotRow = factor.Slice(j * n, j);
            Span<double> pivotAdjoints = gradient.Slice(j * n, pivotRow.Length);
            double pivot = factor[(j * n) + j], inverse = 1 / pivot;
            double pivotAdjoint = gradient[(j * n) + j] + (2 * inverse);
            for (int i = n - 1; i > j; i--)
            {
                ReadOnlySpan<double> row = factor.Slice(i * n, pivotRow.Length);
                Span<double> adjoints = gradient.Slice(i * n, pivotRow.Length);
                double s = gradient[(i * n) + j] * inverse;
                pivotAdjoint -= s * factor[(i * n) + j];
                gradient[(i * n) + j] = s;
                for (int k = 0; k < row.Length; k++)
                {
                    adjoints[k] -= s * pivotRow[k];
                    pivotAdjoints[k] -= s * row[k];
                }
            }

            double d = 0.5 * pivotAdjoint * inverse;
            gradient[(j * n) + j] = d;
            for (int k = 0; k < pivotRow.Length; k++)
            {
                pivotAdjoints[k] -= 2 * d * pivotRow[k];
            }
        }

        return 2 * sum;
    }
}
