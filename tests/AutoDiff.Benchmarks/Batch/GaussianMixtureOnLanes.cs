namespace AutoDiff.Benchmarks.Batch;

/// <summary>The gradient of ADBench's Gaussian mixture with the points on lanes: <see cref="BatchKernels.Mixture"/> for the points, and around it what does not depend
/// on them.</summary>
internal static partial class GaussianMixtureOnLanes
{
    /// <summary>What all points share, from ADBench's parameters: weights with the logarithms of the determinants, exponentials of the diagonals, and the triangles by rows
    /// instead of columns.</summary>
    [Differentiable(Derivatives.Vjp)]
    public static void Unpack(ReadOnlySpan<double> alphas, ReadOnlySpan<double> factors, int d, Span<double> weights, Span<double> diagonals, Span<double> lower)
    {
        int size = d * (d + 1) / 2, triangle = d * (d - 1) / 2;
        for (int k = 0; k < alphas.Length; k++)
        {
            double logDeterminant = 0;
            for (int i = 0; i < d; i++)
            {
                double q = factors[(k * size) + i];
                logDeterminant += q;
                diagonals[(k * d) + i] = Math.Exp(q);
            }

            weights[k] = alphas[k] + logDeterminant;
            int at = (k * size) + d;
            for (int column = 0; column < d; column++)
            {
                for (int row = column + 1; row < d; row++)
                {
                    lower[(k * triangle) + (row * (row - 1) / 2) + column] = factors[at++];
                }
            }
        }
    }

    /// <summary>The terms of the log-likelihood that no point is in, but for constants: the norm of the weights and the Wishart prior.</summary>
    [Differentiable(Derivatives.Gradient)]
    public static double Shared(ReadOnlySpan<double> alphas, ReadOnlySpan<double> factors, int d, int points, [NoDerivative] double gamma, int m)
    {
        double norm = 0;
        for (int k = 0; k < alphas.Length; k++)
        {
            norm += Math.Exp(alphas[k]);
        }

        int size = d * (d + 1) / 2;
        double sum = -points * Math.Log(norm);
        for (int k = 0; k < alphas.Length; k++)
        {
            for (int i = 0; i < size; i++)
            {
                double v = factors[(k * size) + i];
                sum += i < d ? (0.5 * gamma * gamma * Math.Exp(2 * v)) - (m * v) : 0.5 * gamma * gamma * v * v;
            }
        }

        return sum;
    }
}
