namespace LanguageCases;

/// <summary>Gradients that the first loop writes, and near misses.</summary>
public static partial class OverwrittenGradients
{
    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25]")]
    [Case("[0.5]")]
    [Case("[0.5, 1.5]")]
    public static double NeighboursAscending(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            sum += a * a + Math.Sin(x[i]);
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25, 2.5, -1.5]")]
    [Case("[0.5, 1.5, -0.5]")]
    public static double NeighboursDescending(ReadOnlySpan<double> x)
    {
        double p = 1;
        for (int i = 1; i < x.Length - 2; i++)
        {
            p = p * x[i - 1] * x[i + 2] + Math.Cos(p) * x[i];
        }

        return p;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25, 2.5, -1.5]")]
    public static double ThenAnotherLoop(ReadOnlySpan<double> x)
    {
        double sum = x[0] * x[1];
        for (int i = 2; i < x.Length; i++)
        {
            sum += x[i] * x[i] * x[i - 2];
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            sum -= Math.Exp(x[i]);
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25]")]
    public static double OnlySomeIterations(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                sum += x[i] * x[i];
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25], [1.0, 2.0, 3.0, 4.0]")]
    public static double TwoGradients(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Sin(x[i]) * Math.Cos(y[i]) * Math.Cos(x[i]);
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25, 3.0, 1.0]")]
    public static double EverySecond(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i += 2)
        {
            sum += x[i] * x[i] * x[i + 1];
        }

        return sum;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25, 3.0, 1.0]")]
    public static double FarApart(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 5; i++)
        {
            sum += x[i] * x[i] * x[i + 5];
        }

        return sum;
    }
}
