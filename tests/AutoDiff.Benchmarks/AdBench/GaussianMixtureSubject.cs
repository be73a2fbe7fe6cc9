using AdBench;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The log-likelihood of a Gaussian mixture.</summary>
internal static class GaussianMixtureSubject
{
    public static Subject Create(DataFolder folder, string file, string name)
    {
        NumberReader input = folder.Numbers(file);
        (int d, int k, int n) = (input.Int(), input.Int(), input.Int());
        double[] alphas = input.Reals(k), means = input.Reals(k * d), factors = input.Reals(k * d * (d + 1) / 2);
        double[] x = input.Reals(n * d);
        (double gamma, int m) = (input.Real(), input.Int());
        double[] generated = new double[k + means.Length + factors.Length], byHand = new double[generated.Length];
        double[][] inputs = [alphas, means, factors];
        Dual<double>[][] duals = [.. inputs.Select(static part => Array.ConvertAll(part, static v => (Dual<double>)v))];
        return new Subject
        {
            Group = "gmm",
            Name = name,
            Inputs = generated.Length,
            PrimalBar = d >= 64 ? 3 : name.EndsWith("1k/gmm_d10_K25", StringComparison.Ordinal) ? 1.7 : null,
            Primal = () => GaussianMixture.LogLikelihood(alphas, means, factors, x, d, gamma, m),
            Generated = () =>
            {
                GaussianMixture.LogLikelihoodGradient(
                    alphas, means, factors, x, d, gamma, m, generated.AsSpan(0, k), generated.AsSpan(k, k * d), generated.AsSpan(k + (k * d)));
                return generated;
            },
            ByHand = () =>
            {
                GaussianMixtureByHand.Gradient(
                    alphas, means, factors, x, d, gamma, m, byHand.AsSpan(0, k), byHand.AsSpan(k, k * d), byHand.AsSpan(k + (k * d)));
                return byHand;
            },
            Difference = i => Perturbed.Run(inputs, i, () => GaussianMixture.LogLikelihood(alphas, means, factors, x, d, gamma, m)),
            Dual = i => Perturbed.Run(duals, i, () => GaussianMixtureGeneric.LogLikelihood(duals[0], duals[1], duals[2], x, d, gamma, m)),
        };
    }
}
