namespace AutoDiff.Tests.Rules;

/// <summary>Derivatives by central differences, extrapolated to step zero (Ridders).</summary>
internal static class FiniteDifference
{
    private const int Levels = 12;
    private const double Shrink = 1.6;

    /// <summary>The derivative of a function at a point.</summary>
    /// <param name="function">The function, smooth within <paramref name="step"/> of the point.</param>
    /// <param name="point">The point.</param>
    /// <param name="step">The first step.</param>
    public static double Derivative(Func<double, double> function, double point, double step)
    {
        var table = new double[Levels, Levels];
        double best = double.NaN;
        double error = double.PositiveInfinity;
        for (int i = 0; i < Levels; i++)
        {
            double up = point + step;
            double down = point - step;
            table[0, i] = (function(up) - function(down)) / (up - down);
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++)
            {
                table[j, i] = ((table[j - 1, i] * factor) - table[j - 1, i - 1]) / (factor - 1);
                factor *= Shrink * Shrink;
                double difference = Math.Max(
                    Math.Abs(table[j, i] - table[j - 1, i]),
                    Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (difference <= error)
                {
                    error = difference;
                    best = table[j, i];
                }
            }

            step /= Shrink;
        }

        return best;
    }
}
