namespace LanguageCases;

/// <summary>Loops that are reversed while they run, and their near misses.</summary>
public static partial class FusedLoops
{
    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 2.0")]
    public static double AMean(ReadOnlySpan<double> x, double k)
    {
        double sum = 0;
        double c = k * k;
        for (int i = 0; i < x.Length; i++)
        {
            double u = Math.Exp(x[i]) * k;
            if (u > 1)
            {
                sum += u * u + c;
            }
            else
            {
                sum -= Math.Sin(u);
            }
        }

        return sum / x.Length + Math.Sin(k);
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 2.0")]
    public static double ANonlinearUseOfTheSum(ReadOnlySpan<double> x, double k)
    {
        double sum = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i] * k;
        }

        return Math.Log(sum) * k;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5]")]
    public static double TwoLoopsOneAfterTheOther(ReadOnlySpan<double> x)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
        {
            mean += x[i];
        }

        mean /= x.Length;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - mean) * (x[i] - mean) * x[0];
        }

        return sum / (x.Length - 1);
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5]")]
    public static double ARecurrenceIsNotASum(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s = 0.5 * s + x[i];
        }

        return 2 * s;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5]")]
    public static double OverwrittenAfterTheLoop(Span<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        x[0] = 3 * x[1];
        return sum + x[0] * x[0];
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5, 0.25, 1.0, 0.75], 2")]
    public static double WorkBuffers(ReadOnlySpan<double> x, int d)
    {
        double[] centred = new double[d];
        double[] product = new double[d];
        double total = 0;
        for (int p = 0; p < x.Length / d; p++)
        {
            for (int j = 0; j < d; j++)
            {
                centred[j] = x[p * d + j] - x[j];
            }

            for (int j = 0; j < d; j++)
            {
                product[j] = centred[j] * x[0];
            }

            int l = 0;
            for (int i = 0; i < d; i++)
            {
                for (int j = i + 1; j < d; j++)
                {
                    product[j] += x[l] * centred[i];
                    l++;
                }
            }

            double square = 0;
            for (int j = 0; j < d; j++)
            {
                square += product[j] * product[j];
            }

            total += Math.Exp(-square);
        }

        return 0.5 * total;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 3")]
    public static double ABufferThatKeepsItsContents(ReadOnlySpan<double> x, int n)
    {
        double[] state = new double[x.Length];
        double total = 0;
        for (int p = 0; p < n; p++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                state[j] += x[j] * (p + 1);
                total += state[j] * state[j];
            }
        }

        return total;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 3")]
    public static double ABufferThatIsHalfFilled(ReadOnlySpan<double> x, int n)
    {
        double[] state = new double[x.Length];
        double total = 0;
        for (int p = 0; p < n; p++)
        {
            for (int j = 0; j < x.Length - 1; j++)
            {
                state[j] = x[j] * (p + 1);
            }

            for (int j = 0; j < x.Length; j++)
            {
                total += state[j] * state[j] * x[0];
                state[j] *= x[1];
            }
        }

        return total;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 1.5")]
    public static double SumsInSums(ReadOnlySpan<double> x, double k)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double v = 0;
            for (int j = 0; j <= i; j++)
            {
                sum += Math.Sin(x[i] * x[j]) * k;
                v += x[j] * x[j];
            }

            sum += Math.Log(1 + v) * k;
        }

        return -sum * 0.5;
    }

    [Differentiable]
    [Case("[0.5, 1.5, -0.5], 1.5")]
    public static double TheWeightDependsOnTheParameters(ReadOnlySpan<double> x, double k)
    {
        double weight = Math.Exp(k) * x[0];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Sin(x[i] * k);
        }

        return sum * weight;
    }

    [Differentiable]
    [Case("[0.3, 1.2, -0.7, 0.9], [0.5, -0.25, 1.5, 2.0, -1.0, 0.75], 2")]
    public static double AMixtureOfWhichOneTermCounts(ReadOnlySpan<double> x, ReadOnlySpan<double> means, int d)
    {
        int k = means.Length / d;
        var terms = new double[k];
        var centred = new double[d];
        double total = 0;
        for (int point = 0; point < x.Length / d; point++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < d; i++)
                {
                    centred[i] = x[point * d + i] - means[c * d + i];
                }

                double norm = 0;
                for (int i = 0; i < d; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        norm += centred[i] * centred[j] * centred[j];
                    }
                }

                terms[c] = norm;
            }

            total += Largest(terms);
        }

        return total;
    }

    [Differentiable]
    public static double Largest(ReadOnlySpan<double> terms)
    {
        double largest = terms[0];
        for (int i = 1; i < terms.Length; i++)
        {
            largest = terms[i] > largest ? terms[i] : largest;
        }

        return largest;
    }

    [Differentiable]
    [Case("[0.3, 1.2, -0.7, 0.9, 0.1], 2")]
    public static double TriangularProducts(ReadOnlySpan<double> x, int d)
    {
        var y = new double[d];
        double total = 0;
        for (int point = 0; point < x.Length / d; point++)
        {
            double weight = 0;
            for (int c = 0; c < 2; c++)
            {
                for (int i = 0; i < d; i++)
                {
                    y[i] = x[point * d + i] * x[c];
                }

                for (int column = 0; column < d; column++)
                {
                    for (int row = column + 1; row < d; row++)
                    {
                        y[row] += x[row] * y[column];
                    }
                }

                foreach (double v in y)
                {
                    weight += v * v;
                }
            }

            total += weight * weight;
        }

        return total;
    }

    [Differentiable]
    [Case("[0.3, 0.0, -0.7, 0.9]")]
    public static double SomeSeedsAreZero(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        var y = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            double s = 0;
            for (int j = 0; j < n; j++)
            {
                s += Math.Exp(x[i]) * x[j] * x[j];
            }

            y[i] = s + x[i];
        }

        for (int i = 0; i < n; i++)
        {
            total += y[i] * x[i] * x[i];
        }

        return total;
    }
}
