namespace AutoDiff.LinearAlgebra.Tests.Harness;

/// <summary>Matrices to test with, and comparisons.</summary>
public static class Numbers
{
    public static double[] Random(int count, int seed, double shift = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1 + shift)];
    }

    /// <summary>Random with a heavy diagonal.</summary>
    public static double[] Regular(int n, int seed)
    {
        double[] a = Random(n * n, seed);
        for (int i = 0; i < n; i++)
        {
            a[(i * n) + i] += n;
        }

        return a;
    }

    /// <summary>B Bᵀ + I.</summary>
    public static double[] PositiveDefinite(int n, int seed)
    {
        double[] b = Random(n * n, seed);
        var a = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[(i * n) + j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++)
                {
                    a[(i * n) + j] += b[(i * n) + k] * b[(j * n) + k];
                }
            }
        }

        return a;
    }

    public static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"number {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }

    public static void Near(double expected, double actual, double tolerance) => Near([expected], [actual], tolerance);
}
