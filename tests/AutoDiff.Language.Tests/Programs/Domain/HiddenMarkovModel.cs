namespace Programs;

/// <summary>The forward algorithm with scaling, and a best path by Viterbi.</summary>
public static partial class HiddenMarkovModel
{
    [Differentiable]
    [Case("[0.2, -0.1, 0.4, 0.3, -0.5, 0.1, 0.2, 0.6, -0.2], [0.1, 1.2, -0.3, 0.7, -0.4, 0.5], [0, 1, 1, 0, 1], 3")]
    public static double LogLikelihood(ReadOnlySpan<double> transitionLogits, ReadOnlySpan<double> emissionLogits, ReadOnlySpan<int> observations, int states)
    {
        int symbols = emissionLogits.Length / states;
        double[] transition = transitionLogits.ToArray();
        double[] emission = emissionLogits.ToArray();
        SoftmaxRows(transition, states);
        SoftmaxRows(emission, symbols);

        Span<double> alpha = stackalloc double[states];
        Span<double> next = stackalloc double[states];
        alpha.Fill(1.0 / states);
        double logLikelihood = 0;
        foreach (int symbol in observations)
        {
            double scale = 0;
            for (int j = 0; j < states; j++)
            {
                double sum = 0;
                for (int i = 0; i < states; i++)
                {
                    sum += alpha[i] * transition[i * states + j];
                }

                next[j] = sum * emission[j * symbols + symbol];
                scale += next[j];
            }

            for (int j = 0; j < states; j++)
            {
                alpha[j] = next[j] / scale;
            }

            logLikelihood += Math.Log(scale);
        }

        return logLikelihood;
    }

    [Differentiable]
    [Case("[0.2, -0.1, 0.4, 0.3], [0.1, 1.2, -0.3, 0.7], [0, 1, 1, 0, 1]")]
    public static double BestPathScore(ReadOnlySpan<double> transition, ReadOnlySpan<double> emission, ReadOnlySpan<int> observations)
    {
        const int states = 2;
        double[] score = new double[states];
        double[] previous = new double[states];
        foreach (int symbol in observations)
        {
            (score, previous) = (previous, score);
            for (int j = 0; j < states; j++)
            {
                double best = double.NegativeInfinity;
                for (int i = 0; i < states; i++)
                {
                    double candidate = previous[i] + transition[i * states + j];
                    if (candidate > best)
                    {
                        best = candidate;
                    }
                }

                score[j] = best + emission[j * states + symbol];
            }
        }

        return Math.Max(score[0], score[1]);
    }

    [Differentiable]
    private static void SoftmaxRows(Span<double> matrix, int columns)
    {
        for (int start = 0; start < matrix.Length; start += columns)
        {
            Span<double> row = matrix.Slice(start, columns);
            double sum = 0;
            foreach (ref double v in row)
            {
                v = Math.Exp(v);
                sum += v;
            }

            for (int j = 0; j < columns; j++)
            {
                row[j] /= sum;
            }
        }
    }
}
