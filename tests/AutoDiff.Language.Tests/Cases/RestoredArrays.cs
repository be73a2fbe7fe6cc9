namespace LanguageCases;

/// <summary>Arrays that the reverse sweep brings back to what they held, and near misses.</summary>
public static partial class RestoredArrays
{
    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75], 4")]
    public static double ATriangle(ReadOnlySpan<double> x, int n)
    {
        var l = new double[n * n];
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            double d = x[j] * x[j] + 2;
            for (int k = 0; k < j; k++)
            {
                d -= 0.25 * l[j * n + k] * l[j * n + k];
            }

            l[j * n + j] = Math.Sqrt(d);
            for (int i = j + 1; i < n; i++)
            {
                double s = x[i] * x[j];
                for (int k = 0; k < j; k++)
                {
                    s -= l[i * n + k] * l[j * n + k];
                }

                l[i * n + j] = s / l[j * n + j];
            }

            sum += Math.Log(l[j * n + j]);
        }

        return sum;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75], 3")]
    public static double WrittenAgainAndAgain(ReadOnlySpan<double> x, int rounds)
    {
        var y = new double[x.Length];
        Array.Fill(y, 0.5);
        double result = 0;
        for (int r = 0; r < rounds; r++)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += x[i] * y[i] * y[i];
            }

            y[r] = Math.Sin(s) + y[r] * 0.5;
            y[0] += s * 0.125;
            result += s * y[r];
        }

        return result;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75]")]
    public static double UnderAConditionAndThroughAView(ReadOnlySpan<double> x)
    {
        var y = new double[x.Length + 1];
        Span<double> tail = y.AsSpan(1);
        double result = 1;
        int at = 0;
        while (at < x.Length)
        {
            double product = 1;
            foreach (double v in y)
            {
                product += v * v * x[at];
            }

            if (product > 1.2)
            {
                tail[at] = x[at] / product;
            }
            else
            {
                y[at] = product * x[at];
                at++;
                continue;
            }

            at++;
            result += product * y[at];
        }

        return result;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75]")]
    public static double ReadBeforeItIsOverwrittenInTheSameLoop(ReadOnlySpan<double> x)
    {
        var y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < x.Length; k++)
            {
                sum += y[k] * x[i] * y[k];
                y[k] = y[k] * y[k] + x[k];
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75]")]
    public static double[] WhatIsReturnedStays(ReadOnlySpan<double> x)
    {
        var y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double s = x[i];
            for (int k = 0; k < i; k++)
            {
                s += y[k] * y[k];
            }

            y[i] = s * 0.5;
        }

        return y;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75], 2")]
    public static double ARectangle(ReadOnlySpan<double> x, int n)
    {
        var y = new double[n, n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double s = x[i * n + j];
                for (int k = 0; k < n; k++)
                {
                    s += y[k, j] * y[i, k];
                }

                y[i, j] = s;
                sum += s * x[j];
            }
        }

        return sum;
    }

    [Differentiable]
    [Case("[1.5, 0.5, -0.25, 0.75]")]
    public static double CalledByAnother(ReadOnlySpan<double> x) => ATriangle(x, 3) * x[3] + ATriangle(x, 4);
}
