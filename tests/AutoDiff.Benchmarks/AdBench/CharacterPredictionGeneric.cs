using System.Numerics;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The objective of <see cref="global::AdBench.CharacterPrediction"/> on any real numbers.</summary>
internal static class CharacterPredictionGeneric
{
    public static T Loss<T>(T[] main, T[] extra, double[] initialState, double[] sequence, int layers, int b)
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] state = Array.ConvertAll(initialState, static v => T.CreateChecked(v));
        T[] y = new T[b], prediction = new T[b];
        int steps = sequence.Length / b;
        T total = T.Zero;
        for (int t = 0; t + 1 < steps; t++)
        {
            for (int i = 0; i < b; i++)
            {
                y[i] = T.CreateChecked(sequence[(t * b) + i]) * extra[i];
            }

            for (int layer = 0; layer < layers; layer++)
            {
                int w = 8 * layer * b, hidden = 2 * layer * b, cell = hidden + b;
                for (int i = 0; i < b; i++)
                {
                    T forget = Sigmoid((y[i] * main[w + i]) + main[w + (4 * b) + i]);
                    T ingate = Sigmoid((state[hidden + i] * main[w + b + i]) + main[w + (5 * b) + i]);
                    T outgate = Sigmoid((y[i] * main[w + (2 * b) + i]) + main[w + (6 * b) + i]);
                    T change = T.Tanh((state[hidden + i] * main[w + (3 * b) + i]) + main[w + (7 * b) + i]);
                    state[cell + i] = (state[cell + i] * forget) + (ingate * change);
                    state[hidden + i] = outgate * T.Tanh(state[cell + i]);
                    y[i] = state[hidden + i];
                }
            }

            T sum = T.CreateChecked(2);
            for (int i = 0; i < b; i++)
            {
                prediction[i] = (y[i] * extra[b + i]) + extra[(2 * b) + i];
                sum += T.Exp(prediction[i]);
            }

            T logSum = T.Log(sum);
            for (int i = 0; i < b; i++)
            {
                total += T.CreateChecked(sequence[((t + 1) * b) + i]) * (prediction[i] - logSum);
            }
        }

        return -total / T.CreateChecked(b * (steps - 1));
    }

    private static T Sigmoid<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
