namespace AggregateCases;

[System.Runtime.CompilerServices.InlineArray(4)]
public struct Four
{
    private double first;
}

/// <summary>Two dimensions, jagged arrays, lists, memory, inline arrays.</summary>
public static partial class Containers
{
    [Differentiable]
    [Case("new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [1.0, -1.0, 0.5]")]
    public static double[] MatrixTimesVector(double[,] a, double[] x)
    {
        var y = new double[a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                y[i] += a[i, j] * x[j];
            }
        }

        return y;
    }

    [Differentiable]
    [Case("new double[,] { { 4, 1, 0.5 }, { 1, 3, -0.7 }, { 0.5, -0.7, 2 } }")]
    public static double LogDeterminantByCholesky(double[,] a)
    {
        int n = a.GetLength(0);
        var l = new double[n, n];
        double logDet = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    s -= l[i, k] * l[j, k];
                }

                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }

            logDet += 2 * Math.Log(l[i, i]);
        }

        return logDet;
    }

    [Differentiable]
    [Case("new double[,] { { 1, 2 }, { 3, 4 } }, 3")]
    public static void GridInPlace(double[,] u, int steps)
    {
        for (int s = 0; s < steps; s++)
        {
            u[0, 0] = u[0, 1] * u[1, 0];
            u[1, 1] += u[0, 0];
        }
    }

    [Differentiable]
    [Case("[[0.5, 1.5], [2.0], [-1.0, 0.25, 3.0]]")]
    public static double Jagged(double[][] rows)
    {
        double s = 1;
        foreach (double[] row in rows)
        {
            double sum = 0;
            foreach (double v in row)
            {
                sum += v * v;
            }

            s *= sum;
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 3")]
    public static double JaggedMadeInside(double x, int n)
    {
        var rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new double[i + 1];
            rows[i][0] = x;
            for (int j = 1; j <= i; j++)
            {
                rows[i][j] = rows[i - 1][j - 1] * x + j;
            }
        }

        return rows[^1][^1] * rows[1][0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, -2.0]")]
    public static double ListParameter(List<double> values)
    {
        double s = 0;
        for (int i = 0; i < values.Count; i++)
        {
            s += values[i] * values[values.Count - 1 - i];
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 5")]
    public static double ListGrows(double x, int n)
    {
        var powers = new List<double> { 1.0 };
        for (int i = 1; i < n; i++)
        {
            powers.Add(powers[^1] * x);
        }

        double s = 0;
        foreach (double p in powers)
        {
            s += p * p;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, -1.0]")]
    public static double MemoryParameter(ReadOnlyMemory<double> x)
    {
        ReadOnlySpan<double> s = x.Span;
        return s[0] * s[1] + x.Slice(2).Span[1] * x.Length;
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static void MemoryInPlace(Memory<double> x)
    {
        Span<double> s = x.Span;
        s[0] *= s[1];
        s[2] += s[0];
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double InlineArrayLocal(double x, double y)
    {
        Four f = default;
        f[0] = x;
        for (int i = 1; i < 4; i++)
        {
            f[i] = f[i - 1] * y;
        }

        return f[3] + f[1];
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double CollectionExpressionsWithSpread(double x, double y)
    {
        double[] a = [x, y];
        double[] b = [1, .. a, x * y, .. a];
        return b[1] * b[3] * b[5];
    }

    [Differentiable]
    [Case("[0.5, 1.5, 2.0]")]
    public static double ParamsSpan(params ReadOnlySpan<double> values)
    {
        double s = 0;
        foreach (double v in values)
        {
            s += v * v;
        }

        return s;
    }

    [Differentiable]
    [Case("0.5, 1.5")]
    public static double CallsParamsSpan(double x, double y) => ParamsSpan(x, y, x * y) * ParamsSpan() + ParamsSpan([y]);

    [Differentiable]
    [Case("[0.5, 1.5, 2.0, 3.0], 0.25")]
    public static double ArrayHelpers(double[] x, double v)
    {
        var y = new double[x.Length];
        Array.Copy(x, 1, y, 0, 3);
        y[3] = x[0] * y[1];
        var z = (double[])y.Clone();
        Array.Fill(z, v, 0, 2);
        Array.Reverse(y);
        return y[0] * y[1] + z[0] * z[3];
    }

    /// <summary>A grid that each step replaces by a copy.</summary>
    [Differentiable]
    [Case("0.4, 3")]
    public static double ClonedGrid(double x, int steps)
    {
        var grid = new double[3, 2];
        grid[1, 1] = x;
        for (int step = 0; step < steps; step++)
        {
            var next = (double[,])grid.Clone();
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 2; j++)
                {
                    double s = grid[i, j] + (i > 0 ? 0.1 * grid[i - 1, j] : 0) + (j < 1 ? 0.2 * grid[i, j + 1] : 0);
                    next[i, j] = Math.Tanh(s);
                }
            }

            grid = next;
        }

        double total = 0;
        foreach (double value in grid)
        {
            total += value;
        }

        return total;
    }
}
