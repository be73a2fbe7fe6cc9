namespace LanguageCases;

/// <summary>Loops and methods that keep few intermediates for the reverse sweep.</summary>
public static partial class Checkpoints
{
    [Differentiable]
    [Case("0.3, 0.7, 12")]
    [Case("0.3, 0.7, 1")]
    [Case("0.3, 0.7, 0")]
    public static double CarriedScalars(double r, double x, int n)
    {
        double y = 0;
        foreach (int i in Diff.Checkpoint(n, 3))
        {
            double t = Math.Sin(x * r) + i * 0.01;
            y = y * 0.9 + t * x;
            x = Math.Cos(t) * r + 0.1 * y;
        }

        return x * y;
    }

    [Differentiable]
    [Case("[0.1, 0.5, 0.2, 0.9], 0.2, 7")]
    public static void MemoryInPlace(Span<double> u, double k, int n)
    {
        double[] next = new double[u.Length];
        foreach (int step in Diff.Checkpoint(n, 2))
        {
            for (int i = 1; i < u.Length - 1; i++)
            {
                next[i] = u[i] + k * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
            }

            for (int i = 1; i < u.Length - 1; i++)
            {
                u[i] = next[i] + step * 0.01;
            }
        }
    }

    [Differentiable]
    [Case("[0.1, 0.5, 0.2], 0.2, 5")]
    public static double ALocalArrayAndABranch(ReadOnlySpan<double> x, double k, int n)
    {
        double[] state = x.ToArray();
        double energy = 0;
        foreach (int step in Diff.Checkpoint(n, 1))
        {
            for (int i = 0; i < state.Length; i++)
            {
                state[i] = state[i] > 0.4 ? state[i] * Math.Cos(k) : state[i] + k * state[i] * state[i];
            }

            energy += state[0] * state[1];
            if (step % 2 == 1)
            {
                energy *= k;
            }
        }

        return energy + state[2];
    }

    [Differentiable]
    [Case("0.3, 0.7")]
    public static double CalledTwice(double r, double x) => CarriedScalars(r, x, 5) * CarriedScalars(x, r, 4);

    [Differentiable]
    [Case("0.3, 0.7, 3")]
    public static double CallInACheckpointedLoop(double r, double x, int n)
    {
        foreach (int i in Diff.Checkpoint(n, 2))
        {
            x = Recomputed(x, i + 1) * r + Recomputed(r, 2);
        }

        return x;
    }

    [Differentiable]
    [Case("0.3, 0.7, 3")]
    public static double RecomputedInALoop(double r, double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x = Recomputed(x * r, 3) + Recomputed(r, i);
        }

        return x;
    }

    [Differentiable]
    [Case("0.3, 0.7, 4")]
    public static void ReferenceParameters(ref double state, double rate, int n, out double last)
    {
        last = 0;
        foreach (int i in Diff.Checkpoint(n, 2))
        {
            last = state * rate;
            state = Math.Sin(state) + last * i;
        }
    }

    [Differentiable]
    [Case("0.3, 0.7, 4")]
    public static double InsideAnotherLoop(double r, double x, int n)
    {
        double sum = 0;
        for (int j = 0; j < 3; j++)
        {
            double y = x + j;
            foreach (int i in Diff.Checkpoint(n, 2))
            {
                y = Math.Sin(y * r) * y;
            }

            sum += y * y;
        }

        return sum;
    }

    [Differentiable]
    [Checkpoint]
    [Case("0.4, 3")]
    public static double Recomputed(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Math.Sin(y) * x + y * y;
        }

        return y;
    }
}
