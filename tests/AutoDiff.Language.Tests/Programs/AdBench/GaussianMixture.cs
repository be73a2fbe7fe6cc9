namespace AdBench;

/// <summary>Log-likelihood of a Gaussian mixture with a Wishart prior on the inverse covariances.</summary>
public static partial class GaussianMixture
{
    // The reference values were computed with this one.
    private const double Pi = 3.14159265359;

    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double LogLikelihood(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> inverseCovarianceFactors,
        [NoDerivative] ReadOnlySpan<double> x,
        int d,
        [NoDerivative] double wishartGamma,
        int wishartM)
    {
        int k = alphas.Length;
        int n = x.Length / d;
        int icfSize = d * (d + 1) / 2;

        var diagonals = new double[k * d];
        var logDeterminants = new double[k];
        for (int component = 0; component < k; component++)
        {
            for (int i = 0; i < d; i++)
            {
                double q = inverseCovarianceFactors[component * icfSize + i];
                logDeterminants[component] += q;
                diagonals[component * d + i] = Math.Exp(q);
            }
        }

        var centred = new double[d];
        var transformed = new double[d];
        var terms = new double[k];
        double logLikelihood = -n * d * 0.5 * Math.Log(2 * Pi);
        for (int point = 0; point < n; point++)
        {
            for (int component = 0; component < k; component++)
            {
                for (int i = 0; i < d; i++)
                {
                    centred[i] = x[point * d + i] - means[component * d + i];
                    transformed[i] = diagonals[component * d + i] * centred[i];
                }

                int at = component * icfSize + d;
                for (int column = 0; column < d; column++)
                {
                    for (int row = column + 1; row < d; row++)
                    {
                        transformed[row] += inverseCovarianceFactors[at++] * centred[column];
                    }
                }

                double norm = 0;
                foreach (double t in transformed)
                {
                    norm += t * t;
                }

                terms[component] = alphas[component] + logDeterminants[component] - 0.5 * norm;
            }

            logLikelihood += LogSumExp(terms);
        }

        return logLikelihood - n * LogSumExp(alphas)
            + WishartPrior(diagonals, logDeterminants, inverseCovarianceFactors, d, wishartGamma, wishartM);
    }

    [Differentiable]
    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > max)
            {
                max = x[i];
            }
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] - max);
        }

        return max + Math.Log(sum);
    }

    [Differentiable]
    private static double WishartPrior(
        ReadOnlySpan<double> diagonals,
        ReadOnlySpan<double> logDeterminants,
        ReadOnlySpan<double> factors,
        int d,
        [NoDerivative] double gamma,
        int m)
    {
        int k = logDeterminants.Length;
        int icfSize = d * (d + 1) / 2;
        int degrees = d + m + 1;
        double c = degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogMultivariateGamma(0.5 * degrees, d);
        double sum = 0;
        for (int component = 0; component < k; component++)
        {
            double frobenius = 0;
            for (int i = 0; i < d; i++)
            {
                double v = diagonals[component * d + i];
                frobenius += v * v;
            }

            for (int i = d; i < icfSize; i++)
            {
                double v = factors[component * icfSize + i];
                frobenius += v * v;
            }

            sum += 0.5 * gamma * gamma * frobenius - m * logDeterminants[component];
        }

        return sum - k * c;
    }

    private static double LogMultivariateGamma(double a, int p)
    {
        double sum = 0.25 * p * (p - 1) * Math.Log(Pi);
        for (int j = 1; j <= p; j++)
        {
            sum += LogGamma(a + 0.5 * (1 - j));
        }

        return sum;
    }

    // Lanczos' approximation with g = 7 and 9 terms.
    internal static double LogGamma(double x)
    {
        ReadOnlySpan<double> coefficients =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x);
        }

        double sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum += coefficients[i] / (x - 1 + i);
        }

        double t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
