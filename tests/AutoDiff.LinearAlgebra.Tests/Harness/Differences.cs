namespace AutoDiff.LinearAlgebra.Tests.Harness;

/// <summary>Derivatives along a line by central differences with Richardson's extrapolation.</summary>
public static class Differences
{
    /// <summary>The derivative at 0 of a function with many values.</summary>
    public static double[] Of(Func<double, double[]> function, double step = 0.02)
    {
        const int Levels = 5;
        var table = new double[Levels][];
        for (int level = 0; level < Levels; level++)
        {
            double h = step / (1 << level);
            double[] up = function(h);
            double[] down = function(-h);
            table[level] = [.. up.Zip(down, (u, d) => (u - d) / (2 * h))];
        }

        double factor = 1;
        for (int order = 1; order < Levels; order++)
        {
            factor *= 4;
            for (int level = Levels - 1; level >= order; level--)
            {
                for (int i = 0; i < table[level].Length; i++)
                {
                    table[level][i] += (table[level][i] - table[level - 1][i]) / (factor - 1);
                }
            }
        }

        return table[^1];
    }

    /// <summary>The derivative at a point of a function of one real.</summary>
    public static double Of(Func<double, double> function, double at, double step = 0.02) => Of(h => [function(at + h)], step)[0];
}
