namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The gradient of <see cref="global::AdBench.CharacterPrediction"/> as an expert writes it: gates and states of all steps in one array, their
/// adjoints from the gates themselves.</summary>
internal static class CharacterPredictionByHand
{
    /// <summary>Kept for each element, layer and step: forget, in, out, change, tanh of the cell, cell before, hidden before, input.</summary>
    private const int Kept = 8;

    public static double Gradient(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        ReadOnlySpan<double> initialState,
        ReadOnlySpan<double> sequence,
        int layers,
        int b,
        double[] storage,
        Span<double> mainGradient,
        Span<double> extraGradient)
    {
        double[] state = initialState.ToArray();
        int steps = (sequence.Length / b) - 1;
        int perStep = ((layers * Kept) + 2) * b;
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            Span<double> kept = storage.AsSpan(t * perStep, perStep);
            total += Forward(main, extra, state, sequence.Slice(t * b, b), sequence.Slice((t + 1) * b, b), kept, layers, b);
        }

        mainGradient.Clear();
        extraGradient.Clear();
        double[] stateAdjoint = new double[2 * layers * b];
        double[] outputAdjoint = new double[b];
        double scale = -1.0 / (b * steps);
        for (int t = steps - 1; t >= 0; t--)
        {
            ReadOnlySpan<double> kept = storage.AsSpan(t * perStep, perStep);
            Backward(
                main, extra, sequence.Slice(t * b, b), sequence.Slice((t + 1) * b, b), kept, layers, b, scale, stateAdjoint, outputAdjoint, mainGradient, extraGradient);
        }

        return scale * total;
    }

    private static double Forward(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        Span<double> state,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> target,
        Span<double> kept,
        int layers,
        int b)
    {
        Span<double> y = kept.Slice(layers * Kept * b, b), softmax = kept.Slice(((layers * Kept) + 1) * b, b);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] * extra[i];
        }

        for (int layer = 0; layer < layers; layer++)
        {
            ReadOnlySpan<double> w = main.Slice(8 * layer * b, 8 * b);
            Span<double> hidden = state.Slice(2 * layer * b, b), cell = state.Slice(((2 * layer) + 1) * b, b);
            Span<double> k = kept.Slice(layer * Kept * b, Kept * b);
            for (int i = 0; i < y.Length; i++)
            {
                double input = y[i], h = hidden[i], c = cell[i];
                double forget = 1 / (1 + Math.Exp(-((input * w[i]) + w[(4 * b) + i])));
                double ingate = 1 / (1 + Math.Exp(-((h * w[b + i]) + w[(5 * b) + i])));
                double outgate = 1 / (1 + Math.Exp(-((input * w[(2 * b) + i]) + w[(6 * b) + i])));
                double change = Math.Tanh((h * w[(3 * b) + i]) + w[(7 * b) + i]);
                double next = (c * forget) + (ingate * change);
                double tanh = Math.Tanh(next);
                Span<double> own = k.Slice(Kept * i, Kept);
                own[7] = input;
                own[0] = forget;
                own[1] = ingate;
                own[2] = outgate;
                own[3] = change;
                own[4] = tanh;
                own[5] = c;
                own[6] = h;
                cell[i] = next;
                hidden[i] = outgate * tanh;
                y[i] = outgate * tanh;
            }
        }

        double sum = 2;
        for (int i = 0; i < y.Length; i++)
        {
            double prediction = (y[i] * extra[b + i]) + extra[(2 * b) + i];
            softmax[i] = prediction;
            sum += Math.Exp(prediction);
        }

        double logSum = Math.Log(sum), inverse = 1 / sum;
        double total = 0;
        for (int i = 0; i < softmax.Length; i++)
        {
            total += target[i] * (softmax[i] - logSum);
            softmax[i] = Math.Exp(softmax[i]) * inverse;
        }

        return total;
    }

    private static void Backward(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> kept,
        int layers,
        int b,
        double scale,
        Span<double> stateAdjoint,
        Span<double> outputAdjoint,
        Span<double> mainGradient,
        Span<double> extraGradient)
    {
        ReadOnlySpan<double> y = kept.Slice(layers * Kept * b, b), softmax = kept.Slice(((layers * Kept) + 1) * b, b);
        double mass = 0;
        foreach (double v in target)
        {
            mass += v;
        }

        for (int i = 0; i < outputAdjoint.Length; i++)
        {
            double adjoint = scale * (target[i] - (mass * softmax[i]));
            extraGradient[(2 * b) + i] += adjoint;
            extraGradient[b + i] += y[i] * adjoint;
            outputAdjoint[i] = extra[b + i] * adjoint;
        }

        for (int layer = layers - 1; layer >= 0; layer--)
        {
            ReadOnlySpan<double> w = main.Slice(8 * layer * b, 4 * b);
            Span<double> g = mainGradient.Slice(8 * layer * b, 8 * b);
            Span<double> hiddenAdjoint = stateAdjoint.Slice(2 * layer * b, b), cellAdjoint = stateAdjoint.Slice(((2 * layer) + 1) * b, b);
            ReadOnlySpan<double> k = kept.Slice(layer * Kept * b, Kept * b);
            for (int i = 0; i < outputAdjoint.Length; i++)
            {
                ReadOnlySpan<double> own = k.Slice(Kept * i, Kept);
                double input = own[7];
                double forget = own[0], ingate = own[1], outgate = own[2], change = own[3], tanh = own[4];
                double h = outputAdjoint[i] + hiddenAdjoint[i];
                double c = cellAdjoint[i] + (h * outgate * (1 - (tanh * tanh)));
                double o = h * tanh * outgate * (1 - outgate);
                double f = c * own[5] * forget * (1 - forget);
                double n = c * change * ingate * (1 - ingate);
                double d = c * ingate * (1 - (change * change));
                cellAdjoint[i] = c * forget;
                g[i] += f * input;
                g[b + i] += n * own[6];
                g[(2 * b) + i] += o * input;
                g[(3 * b) + i] += d * own[6];
                g[(4 * b) + i] += f;
                g[(5 * b) + i] += n;
                g[(6 * b) + i] += o;
                g[(7 * b) + i] += d;
                hiddenAdjoint[i] = (n * w[b + i]) + (d * w[(3 * b) + i]);
                outputAdjoint[i] = (f * w[i]) + (o * w[(2 * b) + i]);
            }
        }

        for (int i = 0; i < outputAdjoint.Length; i++)
        {
            extraGradient[i] += x[i] * outputAdjoint[i];
        }
    }

    /// <summary>How much storage a sequence takes.</summary>
    public static int StorageOf(int layers, int b, int characters) => ((layers * Kept) + 2) * b * (characters - 1);
}
