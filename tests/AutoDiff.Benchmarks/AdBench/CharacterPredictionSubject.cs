using AdBench;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The loss of a network that predicts characters.</summary>
internal static class CharacterPredictionSubject
{
    public static Subject Create(DataFolder folder, string file, string name)
    {
        NumberReader input = folder.Numbers(file);
        (int layers, int characters, int b) = (input.Int(), input.Int(), input.Int());
        double[] main = input.Reals(8 * layers * b), extra = input.Reals(3 * b), state = input.Reals(2 * layers * b);
        double[] sequence = input.Reals(characters * b);
        double[] generated = new double[main.Length + extra.Length], byHand = new double[generated.Length];
        double[] storage = new double[CharacterPredictionByHand.StorageOf(layers, b, characters)];
        double[][] inputs = [main, extra];
        Dual<double>[][] duals = [.. inputs.Select(static part => Array.ConvertAll(part, static v => (Dual<double>)v))];
        return new Subject
        {
            Group = "lstm",
            Name = name,
            Inputs = generated.Length,
            PrimalBar = 1.5,
            Primal = () => CharacterPrediction.Loss(main, extra, state, sequence, layers, b),
            Generated = () =>
            {
                CharacterPrediction.LossGradient(
                    main, extra, state, sequence, layers, b, generated.AsSpan(0, main.Length), generated.AsSpan(main.Length));
                return generated;
            },
            ByHand = () =>
            {
                CharacterPredictionByHand.Gradient(
                    main, extra, state, sequence, layers, b, storage, byHand.AsSpan(0, main.Length), byHand.AsSpan(main.Length));
                return byHand;
            },
            Difference = i => Perturbed.Run(inputs, i, () => CharacterPrediction.Loss(main, extra, state, sequence, layers, b)),
            Dual = i => Perturbed.Run(duals, i, () => CharacterPredictionGeneric.Loss(duals[0], duals[1], state, sequence, layers, b)),
        };
    }
}
