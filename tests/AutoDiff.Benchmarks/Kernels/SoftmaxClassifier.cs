using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.Kernels;

/// <summary>The mean cross-entropy of a linear classifier.</summary>
internal static partial class SoftmaxClassifier
{
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, [NoDerivative] ReadOnlySpan<double> features, ReadOnlySpan<int> labels)
    {
        int classes = biases.Length, count = labels.Length, d = features.Length / count;
        var scores = new double[classes];
        double loss = 0;
        for (int sample = 0; sample < count; sample++)
        {
            double max = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                double score = biases[c];
                for (int i = 0; i < d; i++)
                {
                    score += weights[(c * d) + i] * features[(sample * d) + i];
                }

                scores[c] = score;
                max = Math.Max(max, score);
            }

            double sum = 0;
            for (int c = 0; c < classes; c++)
            {
                sum += Math.Exp(scores[c] - max);
            }

            loss += max + Math.Log(sum) - scores[labels[sample]];
        }

        return loss / count;
    }

    public static double ByHand(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> biases,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> labels,
        Span<double> scores,
        Span<double> weightsGradient,
        Span<double> biasesGradient)
    {
        int classes = biases.Length, count = labels.Length, d = features.Length / count;
        Zero(weightsGradient);
        Zero(biasesGradient);
        double loss = 0, scale = 1.0 / count;
        for (int sample = 0; sample < count; sample++)
        {
            ReadOnlySpan<double> x = features.Slice(sample * d, d);
            double max = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
            {
                ReadOnlySpan<double> w = weights.Slice(c * d, x.Length);
                double score = biases[c];
                for (int i = 0; i < w.Length; i++)
                {
                    score += w[i] * x[i];
                }

                scores[c] = score;
                max = Math.Max(max, score);
            }

            double own = scores[labels[sample]], sum = 0;
            for (int c = 0; c < classes; c++)
            {
                double e = Math.Exp(scores[c] - max);
                scores[c] = e;
                sum += e;
            }

            loss += max + Math.Log(sum) - own;
            double inverse = scale / sum;
            for (int c = 0; c < classes; c++)
            {
                double adjoint = (scores[c] * inverse) - (c == labels[sample] ? scale : 0);
                biasesGradient[c] += adjoint;
                Span<double> g = weightsGradient.Slice(c * d, x.Length);
                for (int i = 0; i < g.Length; i++)
                {
                    g[i] += adjoint * x[i];
                }
            }
        }

        return loss * scale;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Zero(Span<double> values) => values.Clear();
}
