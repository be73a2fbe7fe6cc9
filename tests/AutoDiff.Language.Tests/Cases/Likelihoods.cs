namespace LanguageCases;

/// <summary>Log densities of statistical models.</summary>
public static partial class Likelihoods
{
    [Differentiable]
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
        double y = x, t = x + 5.5 - (x + 0.5) * Math.Log(x + 5.5), s = 1.000000000190015;
        foreach (double ci in c) s += ci / ++y;
        return -t + Math.Log(2.5066282746310005 * s / x);
    }

    [Differentiable]
    [Case("2.5, 1.5, 0.7")]
    public static double LogBeta(double a, double b, double x) => (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x) + LogGamma(a + b) - LogGamma(a) - LogGamma(b);

    [Differentiable]
    [Case("[0.5, -0.3], [1.0,2,1,3,1,-1], [1,0,1]")]
    public static double LogisticLoss(ReadOnlySpan<double> beta, [NoDerivative] ReadOnlySpan<double> x, ReadOnlySpan<int> y)
    {
        double loss = 0; int d = beta.Length;
        for (int i = 0; i < y.Length; i++)
        {
            var row = x.Slice(i * d, d);
            double eta = 0;
            for (int j = 0; j < d; j++) eta += row[j] * beta[j];
            loss += eta > 0 ? Math.Log(1 + Math.Exp(-eta)) + (1 - y[i]) * eta : Math.Log(1 + Math.Exp(eta)) - y[i] * eta;
        }
        return loss;
    }

    [Differentiable]
    [Case("[0.5, -0.3], 0.4, [2, 0, 5], [0.1, 0.7, 1.2]")]
    public static double PoissonMixed(double[] beta, double logSigma, int[] counts, [NoDerivative] double[] x)
    {
        double sigma = Math.Exp(logSigma), total = 0;
        (double Node, double Weight)[] rule = [(-1.224744871391589, 0.2954089751509193), (0, 1.1816359006036772), (1.224744871391589, 0.2954089751509193)];
        for (int i = 0; i < counts.Length; i++)
        {
            double lik = 0;
            foreach (var (node, weight) in rule)
            {
                double eta = beta[0] + beta[1] * x[i] + Math.Sqrt(2) * sigma * node;
                double logFact = 0;
                for (int k = 2; k <= counts[i]; k++) logFact += Math.Log(k);
                lik += weight / Math.Sqrt(Math.PI) * Math.Exp(counts[i] * eta - Math.Exp(eta) - logFact);
            }
            total -= Math.Log(lik);
        }
        return total;
    }

    [Differentiable]
    [Case("[0.6, 0.4, 0.3, 0.7], [0.5, 0.5], [0.9, 0.2, 0.1, 0.8], [0,1,1,0]")]
    public static double Hmm(ReadOnlySpan<double> transition, ReadOnlySpan<double> initial, ReadOnlySpan<double> emission, ReadOnlySpan<int> symbols)
    {
        int n = initial.Length; double ll = 0;
        double[] alpha = new double[n], next = new double[n];
        for (int i = 0; i < n; i++) alpha[i] = initial[i] * emission[i * n + symbols[0]];
        for (int t = 1; t < symbols.Length; t++)
        {
            double scale = 0;
            foreach (double a in alpha) scale += a;
            ll += Math.Log(scale);
            for (int j = 0; j < n; j++)
            {
                next[j] = 0;
                for (int i = 0; i < n; i++) next[j] += alpha[i] / scale * transition[i * n + j];
                next[j] *= emission[j * n + symbols[t]];
            }
            (alpha, next) = (next, alpha);
        }
        return ll + Math.Log(alpha.Sum());
    }

    [Differentiable]
    [Case("[1.0, 2, 4, 3], 0.3, 0.5, 0.1")]
    public static double GpLikelihood([NoDerivative] double[] x, double lengthScale, double amplitude, double noise)
    {
        int n = x.Length; var k = new double[n, n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) k[i, j] = amplitude * Math.Exp(-Math.Pow(x[i] - x[j], 2) / (2 * lengthScale)) + (i == j ? noise : 0);
        double logDet = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = k[i, j];
                for (int m = 0; m < j; m++) sum -= k[i, m] * k[j, m];
                if (i == j) { k[i, i] = Math.Sqrt(sum); logDet += Math.Log(k[i, i]); } else k[i, j] = sum / k[j, j];
            }
        }
        return logDet;
    }
}
