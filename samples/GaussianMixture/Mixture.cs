using AutoDiff;

namespace GaussianMixture;

/// <summary>The logarithm of the density of a mixture of Gaussians, parametrised as ADBench does.</summary>
internal static partial class Mixture
{
    /// <summary>The log density at one point.</summary>
    /// <param name="weights">The logarithms of the weights of the components, up to a common constant.</param>
    /// <param name="means">The means, one component after the other.</param>
    /// <param name="factors">For each component the logarithms of the diagonal, then the rows below it, of a triangular matrix L: the inverse of its
    /// covariance is LᵀL.</param>
    /// <param name="x">The point.</param>
    [Differentiable(Derivatives.Default | Derivatives.Batch)]
    public static double LogDensity(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, [Batched, NoDerivative] ReadOnlySpan<double> x)
    {
        int d = x.Length, components = weights.Length, size = d * (d + 1) / 2;
        Span<double> centered = stackalloc double[d];
        Span<double> terms = stackalloc double[components];
        double norm = 0;
        for (int k = 0; k < components; k++)
        {
            for (int j = 0; j < d; j++)
            {
                centered[j] = x[j] - means[(k * d) + j];
            }

            double sum = 0, logDeterminant = 0;
            for (int j = 0; j < d; j++)
            {
                double q = Math.Exp(factors[(k * size) + j]) * centered[j];
                int row = (k * size) + d + (j * (j - 1) / 2);
                for (int m = 0; m < j; m++)
                {
                    q += factors[row + m] * centered[m];
                }

                sum += q * q;
                logDeterminant += factors[(k * size) + j];
            }

            terms[k] = weights[k] + logDeterminant - (0.5 * sum);
            norm += Math.Exp(weights[k]);
        }

        double most = terms[0];
        for (int k = 1; k < components; k++)
        {
            most = Math.Max(most, terms[k]);
        }

        double total = 0;
        for (int k = 0; k < components; k++)
        {
            total += Math.Exp(terms[k] - most);
        }

        return most + Math.Log(total) - Math.Log(norm) - (0.5 * d * Math.Log(2 * Math.PI));
    }
}
