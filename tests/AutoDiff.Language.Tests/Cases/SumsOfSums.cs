namespace LanguageCases;

/// <summary>Loops that add up what other loops have added up.</summary>
public static partial class SumsOfSums
{
    [Differentiable]
    [Case("[0.5, 2, 3]")]
    public static double RowSums(ReadOnlySpan<double> x)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double row = 0;
            for (int j = 0; j < i; j++)
            {
                row += x[i] * x[j];
            }

            total += row;
        }

        return total;
    }

    [Differentiable]
    [Case("[0.5, 2, 3]")]
    public static double FromTheRight(ReadOnlySpan<double> x)
    {
        double total = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double row = x[i];
            for (int j = i; j < x.Length; j++)
            {
                row = x[j] * x[j] + row;
            }

            total = row + total;
        }

        return total;
    }

    [Differentiable]
    [Case("[0.5, 2, 3]")]
    public static double OneAfterTheOther(ReadOnlySpan<double> x)
    {
        double first = 0;
        for (int i = 0; i < x.Length; i++)
        {
            first += x[i] * x[i];
        }

        double second = 0;
        for (int i = 0; i < x.Length; i++)
        {
            second += first;
            second -= x[i];
        }

        return second + first;
    }

    [Differentiable]
    [Case("[0.5, 2, 3], 1")]
    [Case("[0.5, 2, 3], 5")]
    public static double UnderACondition(ReadOnlySpan<double> x, int n)
    {
        double total = 0;
        double kept = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double row = 0;
            foreach (double value in x)
            {
                if (value > 1)
                {
                    row += value * x[i];
                }
            }

            if (i < n)
            {
                total += row;
            }
            else
            {
                kept -= row;
            }
        }

        return total - kept * kept;
    }

    [Differentiable]
    [Case("[0.5, 2, 3, 4], 2, [1, 2]")]
    public static void MatrixTimesVector(ReadOnlySpan<double> a, int n, Span<double> y)
    {
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += a[(i * n) + j] * a[j];
            }

            y[i] += sum;
        }
    }

    [Differentiable]
    [Case("[0.5, 2, 3], 2")]
    public static double ThreeDeep(ReadOnlySpan<double> x, int n)
    {
        double a = 0;
        for (int i = 0; i < n; i++)
        {
            double b = 0;
            for (int j = 0; j < n; j++)
            {
                double c = 0;
                for (int k = 0; k < n; k++)
                {
                    c += x[i] * x[j] * x[k];
                }

                b += c;
                b += x[j];
            }

            a -= b;
        }

        return a;
    }

    [Differentiable]
    [Case("[1.0, 2, 3]")]
    public static double WhileLoops(double[] x)
    {
        double total = 0;
        int i = 0;
        while (i < x.Length)
        {
            double part = 0;
            int j = 0;
            do
            {
                part += x[j] * x[i];
                j++;
            }
            while (j < i);
            total += part;
            i++;
        }

        return total;
    }

    [Differentiable]
    [Case("[1.0, 2, 3], 2")]
    public static double TheLastSumIsReadAgain(double[] x, int n)
    {
        double total = 0, part = 0;
        for (int i = 0; i < x.Length; i++)
        {
            part = 0;
            for (int j = 0; j < n; j++)
            {
                part += x[j];
            }

            total += part;
        }

        return total + part;
    }

    [Differentiable]
    [Case("[1.0, 2, 3], 2")]
    public static double FromTheTotalOn(double[] x, int n)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double part = total;
            for (int j = 0; j < n; j++)
            {
                part += x[j] * x[i];
            }

            total += part;
        }

        return total;
    }

    [Differentiable]
    [Case("[1.0, 2, 3], 2")]
    public static double AddedAndTakenAway(double[] x, int n)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double part = 0;
            for (int j = 0; j < n; j++)
            {
                part += x[j] * x[i];
                total += part;
            }

            total -= part;
        }

        return total;
    }

    // What the inner loop counts is read after it, and decides inside of it.
    [Differentiable]
    [Case("0.4, -0.3")]
    public static double CountedAndWeighted(double x, double y)
    {
        double total = 0, saturated = 0;
        for (int i = 0; i < 2; i++)
        {
            double count = 0;
            for (int j = 0; j < 3; j++)
            {
                saturated += Math.Tanh(count >= 1.25 ? y : x);
                count += Math.Cos(0.0);
            }

            total += Math.Sin(y) * count;
        }

        return saturated + total;
    }
}
