namespace AutoDiff;

/// <summary>The extreme eigenvalues of a symmetric tridiagonal matrix.</summary>
internal static class TridiagonalEigenvalues
{
    private const int MaxSweeps = 60;

    /// <summary>With error bounds: <paramref name="next"/> times the last component of each eigenvector.</summary>
    public static LanczosResult Extremes(List<double> diagonal, List<double> offDiagonal, double next)
    {
        int n = diagonal.Count;
        double[] d = [.. diagonal];
        double[] e = [.. offDiagonal.Take(n - 1), 0];
        double[] last = new double[n];
        last[n - 1] = 1;
        Diagonalise(d, e, last);
        int smallest = Array.IndexOf(d, d.Min());
        int largest = Array.IndexOf(d, d.Max());
        return new LanczosResult(d[smallest], d[largest], next * Math.Abs(last[smallest]), next * Math.Abs(last[largest]), n, IsConverged: false);
    }

    /// <summary>The implicit QL algorithm (EISPACK's <c>tql2</c>), which carries one row of the eigenvectors along.</summary>
    private static void Diagonalise(double[] d, double[] e, double[] row)
    {
        int n = d.Length;
        for (int l = 0; l < n; l++)
        {
            for (int sweep = 0; ; sweep++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(e[m]) > double.Epsilon + (1.1e-16 * (Math.Abs(d[m]) + Math.Abs(d[m + 1]))))
                {
                    m++;
                }

                if (m == l || sweep == MaxSweeps)
                {
                    break;
                }

                Sweep(d, e, row, l, m);
            }
        }
    }

    private static void Sweep(double[] d, double[] e, double[] row, int l, int m)
    {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = double.Hypot(g, 1);
        g = d[m] - d[l] + (e[l] / (g + Math.CopySign(r, g)));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--)
        {
            double f = s * e[i];
            double b = c * e[i];
            r = double.Hypot(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }

            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            f = row[i + 1];
            row[i + 1] = (s * row[i]) + (c * f);
            row[i] = (c * row[i]) - (s * f);
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
