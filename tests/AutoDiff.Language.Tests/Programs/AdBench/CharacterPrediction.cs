namespace AdBench;

/// <summary>Loss of an LSTM network that predicts the next character; every layer works elementwise.</summary>
public static partial class CharacterPrediction
{
    [Differentiable(Derivatives.Default | Derivatives.Hvp)]
    public static double Loss(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        [NoDerivative] ReadOnlySpan<double> initialState,
        [NoDerivative] ReadOnlySpan<double> sequence,
        int layers,
        int b)
    {
        double[] state = initialState.ToArray();
        var y = new double[b];
        var prediction = new double[b];
        int steps = sequence.Length / b;
        double total = 0;
        for (int t = 0; t + 1 < steps; t++)
        {
            Predict(main, extra, state, sequence.Slice(t * b, b), y, prediction, layers);
            double sum = 2;
            for (int i = 0; i < b; i++)
            {
                sum += Math.Exp(prediction[i]);
            }

            double logSum = Math.Log(sum);
            var target = sequence.Slice((t + 1) * b, b);
            for (int i = 0; i < b; i++)
            {
                total += target[i] * (prediction[i] - logSum);
            }
        }

        return -total / (b * (steps - 1));
    }

    [Differentiable]
    private static void Predict(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        Span<double> state,
        [NoDerivative] ReadOnlySpan<double> x,
        Span<double> y,
        Span<double> prediction,
        int layers)
    {
        int b = x.Length;
        for (int i = 0; i < b; i++)
        {
            y[i] = x[i] * extra[i];
        }

        for (int layer = 0; layer < layers; layer++)
        {
            var hidden = state.Slice(2 * layer * b, b);
            Step(main.Slice(8 * layer * b, 8 * b), hidden, state.Slice((2 * layer + 1) * b, b), y);
            hidden.CopyTo(y);
        }

        for (int i = 0; i < b; i++)
        {
            prediction[i] = y[i] * extra[b + i] + extra[2 * b + i];
        }
    }

    [Differentiable]
    private static void Step(ReadOnlySpan<double> parameters, Span<double> hidden, Span<double> cell, ReadOnlySpan<double> input)
    {
        int b = hidden.Length;
        var weights = parameters[..(4 * b)];
        var biases = parameters[(4 * b)..];
        for (int i = 0; i < b; i++)
        {
            double forget = Sigmoid(input[i] * weights[i] + biases[i]);
            double ingate = Sigmoid(hidden[i] * weights[b + i] + biases[b + i]);
            double outgate = Sigmoid(input[i] * weights[2 * b + i] + biases[2 * b + i]);
            double change = Math.Tanh(hidden[i] * weights[3 * b + i] + biases[3 * b + i]);
            cell[i] = cell[i] * forget + ingate * change;
            hidden[i] = outgate * Math.Tanh(cell[i]);
        }
    }

    [Differentiable]
    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
