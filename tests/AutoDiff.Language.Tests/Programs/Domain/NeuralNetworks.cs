namespace Programs;

/// <summary>Layers as people write them without a framework.</summary>
public static partial class NeuralNetworks
{
    [Differentiable]
    [Case("[0.1, -0.2, 0.3, 0.4, 0.5, -0.6, 0.7, 0.8, 0.1, 0.2, -0.3, 0.4, 0.5], [0.5, -1.0], [2, 3, 1], 0.7")]
    public static double PerceptronLoss(ReadOnlySpan<double> parameters, ReadOnlySpan<double> input, int[] widths, double target)
    {
        Span<double> activation = stackalloc double[16];
        Span<double> next = stackalloc double[16];
        input.CopyTo(activation);
        int at = 0;
        for (int layer = 1; layer < widths.Length; layer++)
        {
            int fanIn = widths[layer - 1], fanOut = widths[layer];
            for (int o = 0; o < fanOut; o++)
            {
                double sum = parameters[at + fanIn * fanOut + o];
                for (int i = 0; i < fanIn; i++)
                {
                    sum += parameters[at + o * fanIn + i] * activation[i];
                }

                next[o] = layer < widths.Length - 1 ? Math.Tanh(sum) : sum;
            }

            at += fanOut * (fanIn + 1);
            next.CopyTo(activation);
        }

        double error = activation[0] - target;
        return error * error;
    }

    [Differentiable]
    [Case("[0.2, -0.4, 0.1, 0.6, 0.3, -0.2, 0.5, 0.1, -0.3, 0.7, 0.2, 0.4], [0.1, 0.2, -0.1, 0.0], [0.5, -0.3, 0.8], 0.0, 0.0")]
    public static double LstmCell(ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, ReadOnlySpan<double> inputs, double hidden, double cell)
    {
        Span<double> gates = stackalloc double[4];
        foreach (double x in inputs)
        {
            for (int g = 0; g < 4; g++)
            {
                gates[g] = weights[3 * g] * x + weights[3 * g + 1] * hidden + weights[3 * g + 2] * cell + biases[g];
            }

            cell = Sigmoid(gates[0]) * cell + Sigmoid(gates[1]) * Math.Tanh(gates[2]);
            hidden = Sigmoid(gates[3]) * Math.Tanh(cell);
        }

        return hidden * hidden;
    }

    [Differentiable]
    [Case("[0.1, 0.5, -0.3, 0.2, 0.8, -0.1], [0.4, -0.2, 0.3, 0.6, -0.5, 0.9], [1.0, 0.2, -0.7, 0.3, 0.4, -0.8], 2, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]")]
    public static void AttentionHead(ReadOnlySpan<double> queries, ReadOnlySpan<double> keys, ReadOnlySpan<double> values, int d, Span<double> output)
    {
        int tokens = queries.Length / d;
        double[] scores = new double[tokens];
        for (int i = 0; i < tokens; i++)
        {
            double max = double.NegativeInfinity;
            for (int j = 0; j <= i; j++)
            {
                double dot = 0;
                for (int c = 0; c < d; c++)
                {
                    dot += queries[i * d + c] * keys[j * d + c];
                }

                scores[j] = dot / Math.Sqrt(d);
                max = Math.Max(max, scores[j]);
            }

            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                scores[j] = Math.Exp(scores[j] - max);
                sum += scores[j];
            }

            Span<double> row = output.Slice(i * d, d);
            row.Clear();
            for (int j = 0; j <= i; j++)
            {
                double weight = scores[j] / sum;
                for (int c = 0; c < d; c++)
                {
                    row[c] += weight * values[j * d + c];
                }
            }
        }
    }

    [Differentiable]
    [Case("[0.5, -0.25], [1.0, 0.5, -0.5, 2.0, 0.25, -1.0], [true, false, true], 0.1")]
    public static double LogisticRegression(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> features, bool[] labels, double penalty)
    {
        int d = w.Length;
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double margin = 0;
            for (int i = 0; i < d; i++)
            {
                margin += w[i] * features[row * d + i];
            }

            margin = labels[row] ? margin : -margin;
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        foreach (double v in w)
        {
            loss += 0.5 * penalty * v * v;
        }

        return loss / labels.Length;
    }

    [Differentiable]
    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
