using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The gradient of <see cref="global::AdBench.GaussianMixture"/> as an expert writes it: each point forward and back at once, its
/// differences kept in between, components of weight zero left out.</summary>
internal static class GaussianMixtureByHand
{
    private const double Pi = 3.14159265359;

    public static double Gradient(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<double> x,
        int d,
        double gamma,
        int m,
        Span<double> alphasGradient,
        Span<double> meansGradient,
        Span<double> factorsGradient)
    {
        int k = alphas.Length;
        int n = x.Length / d;
        int icfSize = d * (d + 1) / 2;
        Zero(alphasGradient);
        Zero(meansGradient);
        Zero(factorsGradient);
        double[] diagonals = new double[k * d];
        double[] logDeterminants = new double[k];
        for (int c = 0; c < k; c++)
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                double q = factors[(c * icfSize) + i];
                sum += q;
                diagonals[(c * d) + i] = Math.Exp(q);
            }

            logDeterminants[c] = sum;
        }

        double[] centred = new double[k * d];
        double[] transformed = new double[k * d];
        double[] diagonalAdjoints = new double[k * d];
        double[] terms = new double[k];
        double value = -n * d * 0.5 * Math.Log(2 * Pi);
        for (int point = 0; point < n; point++)
        {
            ReadOnlySpan<double> at = x.Slice(point * d, d);
            double max = double.NegativeInfinity;
            for (int c = 0; c < k; c++)
            {
                double term = alphas[c] + logDeterminants[c] - (0.5 * SquaredNorm(
                    at,
                    means.Slice(c * d, d),
                    diagonals.AsSpan(c * d, d),
                    factors.Slice((c * icfSize) + d, icfSize - d),
                    centred.AsSpan(c * d, d),
                    transformed.AsSpan(c * d, d)));
                terms[c] = term;
                max = Math.Max(max, term);
            }

            double total = 0;
            for (int c = 0; c < terms.Length; c++)
            {
                double e = Math.Exp(terms[c] - max);
                terms[c] = e;
                total += e;
            }

            value += max + Math.Log(total);
            double scale = 1 / total;
            for (int c = 0; c < k; c++)
            {
                double weight = terms[c] * scale;
                if (weight != 0)
                {
                    alphasGradient[c] += weight;
                    Reverse(
                        weight,
                        diagonals.AsSpan(c * d, d),
                        factors.Slice((c * icfSize) + d, icfSize - d),
                        centred.AsSpan(c * d, d),
                        transformed.AsSpan(c * d, d),
                        meansGradient.Slice(c * d, d),
                        diagonalAdjoints.AsSpan(c * d, d),
                        factorsGradient.Slice((c * icfSize) + d, icfSize - d));
                }
            }
        }

        // alphasGradient holds the adjoints of the log-determinants now.
        double logSum = LogSumExp(alphas, terms);
        for (int c = 0; c < k; c++)
        {
            Span<double> gradient = factorsGradient.Slice(c * icfSize, icfSize);
            ReadOnlySpan<double> factor = factors.Slice(c * icfSize, icfSize);
            double ofLogDeterminant = alphasGradient[c] - m;
            double frobenius = 0;
            for (int i = 0; i < d; i++)
            {
                double q = diagonals[(c * d) + i];
                frobenius += q * q;
                gradient[i] = ofLogDeterminant + (q * (diagonalAdjoints[(c * d) + i] + (gamma * gamma * q)));
            }

            for (int i = d; i < factor.Length; i++)
            {
                frobenius += factor[i] * factor[i];
                gradient[i] += gamma * gamma * factor[i];
            }

            value += (0.5 * gamma * gamma * frobenius) - (m * logDeterminants[c]);
            alphasGradient[c] -= n * Math.Exp(alphas[c] - logSum);
        }

        return value - (n * logSum) - (k * Constant(d, gamma, m));
    }

    private static double SquaredNorm(
        ReadOnlySpan<double> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower, Span<double> centred, Span<double> transformed)
    {
        for (int i = 0; i < centred.Length; i++)
        {
            centred[i] = x[i] - mean[i];
            transformed[i] = diagonal[i] * centred[i];
        }

        int start = 0;
        for (int column = 0; column < centred.Length; column++)
        {
            double factor = centred[column];
            Span<double> target = transformed[(column + 1)..];
            ReadOnlySpan<double> entries = lower.Slice(start, target.Length);
            for (int row = 0; row < target.Length; row++)
            {
                target[row] += entries[row] * factor;
            }

            start += target.Length;
        }

        double norm = 0;
        foreach (double t in transformed)
        {
            norm += t * t;
        }

        return norm;
    }

    private static void Reverse(
        double weight,
        ReadOnlySpan<double> diagonal,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> centred,
        Span<double> transformed,
        Span<double> meanGradient,
        Span<double> diagonalAdjoint,
        Span<double> lowerGradient)
    {
        foreach (ref double t in transformed)
        {
            t *= -weight;
        }

        int start = 0;
        for (int column = 0; column < centred.Length; column++)
        {
            double factor = centred[column];
            double own = transformed[column];
            ReadOnlySpan<double> adjoints = transformed[(column + 1)..];
            ReadOnlySpan<double> entries = lower.Slice(start, adjoints.Length);
            Span<double> gradient = lowerGradient.Slice(start, adjoints.Length);
            double sum = diagonal[column] * own;
            for (int row = 0; row < adjoints.Length; row++)
            {
                gradient[row] += adjoints[row] * factor;
                sum += entries[row] * adjoints[row];
            }

            meanGradient[column] -= sum;
            diagonalAdjoint[column] += own * factor;
            start += adjoints.Length;
        }
    }

    private static double LogSumExp(ReadOnlySpan<double> x, Span<double> work)
    {
        double max = double.NegativeInfinity;
        foreach (double v in x)
        {
            max = Math.Max(max, v);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            work[i] = Math.Exp(x[i] - max);
            sum += work[i];
        }

        return max + Math.Log(sum);
    }

    private static double Constant(int d, double gamma, int m)
    {
        int degrees = d + m + 1;
        double sum = 0.25 * d * (d - 1) * Math.Log(Pi);
        for (int j = 1; j <= d; j++)
        {
            sum += global::AdBench.GaussianMixture.LogGamma((0.5 * degrees) + (0.5 * (1 - j)));
        }

        return (degrees * d * (Math.Log(gamma) - (0.5 * Math.Log(2)))) - sum;
    }

    /// <summary>Kept apart: cleared in line, every exponential that follows in a method costs many times as much.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Zero(Span<double> values) => values.Clear();
}
