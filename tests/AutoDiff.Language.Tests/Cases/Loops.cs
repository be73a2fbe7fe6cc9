namespace LanguageCases;

/// <summary>Loops of every form.</summary>
public static partial class Loops
{
    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    [Case("new double[0]")]
    public static double Reduction(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += x[i] * x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    public static double ProductOfAll(ReadOnlySpan<double> x)
    {
        double p = 1;
        for (int i = 0; i < x.Length; i++)
        {
            p *= x[i];
        }

        return p;
    }

    [Differentiable]
    [Case("[0.5, 0.0, 2.5]")]
    public static double ProductWithAZero(ReadOnlySpan<double> x)
    {
        double p = 1;
        foreach (double v in x)
        {
            p *= v;
        }

        return p;
    }

    [Differentiable]
    [Case("0.3, 5")]
    [Case("0.3, 1")]
    [Case("0.3, 0")]
    public static double Recurrence(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Math.Sin(y) + x * y;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0], 0.7")]
    public static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double p = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            p = p * x + coefficients[i];
        }

        return p;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0, 3.0, -0.5, 0.25]")]
    public static double StepOfTwoAndThree(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i += 2)
        {
            s += x[i] * x[i];
        }

        for (int i = x.Length - 1; i > 0; i -= 3)
        {
            s *= x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 100")]
    public static double GeometricSteps(double x, int n)
    {
        double y = x;
        for (int i = 1; i <= n; i *= 3)
        {
            y = y * x + i;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0, 3.0]")]
    public static double TwoIndices(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            s += x[i] * x[j] * (j - i);
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5]")]
    public static double ForeachOverSpan(ReadOnlySpan<double> values)
    {
        double s = 1;
        foreach (double v in values)
        {
            s = s * v + v;
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5], [2, 0, 1, 1]")]
    public static double ForeachOverIndices(double[] x, int[] order)
    {
        double s = 1;
        foreach (int i in order)
        {
            s = s * x[i] + x[i];
        }

        return s;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5], [1.0, 2.0]")]
    public static double NestedForeach(double[] a, double[] b)
    {
        double s = 0;
        foreach (double u in a)
        {
            foreach (var v in b)
            {
                s += u * v * v;
            }

            s *= u;
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 4, 3")]
    public static double NestedFor(double x, int n, int m)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                y += Math.Sin(y * (i + 1)) / (j + 1);
            }

            y *= x;
        }

        return y;
    }

    [Differentiable]
    [Case("[0.5, -1.5, 2.5, 1.0]")]
    public static double TriangularNest(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = x[i] - x[j];
                s += d * d * d;
            }
        }

        return s;
    }

    [Differentiable]
    [Case("0.3, 2")]
    public static double ThreeDeep(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j < n + 1; j++)
            {
                double z = y;
                for (int k = 0; k <= j; k++)
                {
                    z = z * x + k * y;
                }

                y = Math.Tanh(z);
            }
        }

        return y;
    }
}
