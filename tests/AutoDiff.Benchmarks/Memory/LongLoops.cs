namespace AutoDiff.Benchmarks.Memory;

/// <summary>Loops of which the reverse sweep stores nothing, one and two numbers for each iteration.</summary>
internal static partial class LongLoops
{
    [Differentiable]
    public static double Independent(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double term = Math.Sin(x * i);
            sum += term * term;
        }

        return sum;
    }

    [Differentiable]
    public static double Carried(double x, int n)
    {
        double state = x;
        for (int i = 0; i < n; i++)
        {
            state += 1e-3 * (1 - (state * state));
        }

        return state;
    }

    [Differentiable]
    public static double Pair(double x, int n)
    {
        double position = x, velocity = 0;
        for (int i = 0; i < n; i++)
        {
            velocity -= 1e-3 * position * position * velocity;
            position += 1e-3 * velocity * position;
        }

        return position;
    }
}
