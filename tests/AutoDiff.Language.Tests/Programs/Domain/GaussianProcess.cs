namespace Programs;

/// <summary>Marginal likelihood of a Gaussian process by Cholesky's factorisation.</summary>
public static partial class GaussianProcess
{
    [Differentiable]
    [Case("0.8, 1.2, 0.1, [0.0, 0.4, 1.1, 1.7, 2.5], [0.1, 0.6, 0.9, 0.4, -0.6]")]
    public static double NegativeLogMarginalLikelihood(
        double lengthScale, double amplitude, double noise, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
    {
        int n = x.Length;
        double[] k = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double d = (x[i] - x[j]) / lengthScale;
                k[i * n + j] = amplitude * amplitude * Math.Exp(-0.5 * d * d);
            }

            k[i * n + i] += noise * noise;
        }

        Cholesky(k, n);
        double[] z = new double[n];
        double result = 0.5 * n * Math.Log(2 * Math.PI);
        for (int i = 0; i < n; i++)
        {
            double s = y[i];
            for (int j = 0; j < i; j++)
            {
                s -= k[i * n + j] * z[j];
            }

            z[i] = s / k[i * n + i];
            result += 0.5 * z[i] * z[i] + Math.Log(k[i * n + i]);
        }

        return result;
    }

    /// <summary>Factorises in place; the strict upper triangle is not touched.</summary>
    [Differentiable]
    [Case("[4.0, 0.0, 0.0, 1.0, 3.0, 0.0, 0.5, -0.7, 2.0], 3")]
    public static void Cholesky(Span<double> a, int n)
    {
        for (int j = 0; j < n; j++)
        {
            double d = a[j * n + j];
            for (int k = 0; k < j; k++)
            {
                d -= a[j * n + k] * a[j * n + k];
            }

            d = Math.Sqrt(d);
            a[j * n + j] = d;
            for (int i = j + 1; i < n; i++)
            {
                double s = a[i * n + j];
                for (int k = 0; k < j; k++)
                {
                    s -= a[i * n + k] * a[j * n + k];
                }

                a[i * n + j] = s / d;
            }
        }
    }
}
