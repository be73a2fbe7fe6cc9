using AdBench;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>Bundle adjustment: a 2 × 15 block of the Jacobian for each observation, and an entry for each weight.</summary>
internal static class BundleAdjustmentSubject
{
    /// <summary>Of a block's fifteen inputs.</summary>
    private const int BlockInputs = 15;

    public static Subject Create(DataFolder folder, string file, string name)
    {
        NumberReader input = folder.Numbers(file);
        (int n, int m, int p) = (input.Int(), input.Int(), input.Int());
        double[] camera = input.Reals(11), point = input.Reals(3), weight = input.Reals(1), feature = input.Reals(2);
        double[] cameras = Copies(camera, n), points = Copies(point, m), weights = Copies(weight, p), features = Copies(feature, p);
        double[] errors = new double[(2 * p) + p];
        double[] generated = new double[(2 * BlockInputs * p) + p], byHand = new double[generated.Length];
        Dual<double>[] dualCamera = Array.ConvertAll(camera, static v => (Dual<double>)v), dualPoint = Array.ConvertAll(point, static v => (Dual<double>)v);
        Dual<double>[] dualWeight = [weight[0]], dualFeature = Array.ConvertAll(feature, static v => (Dual<double>)v), dualError = new Dual<double>[2];
        double[][] inputs = [camera, point, weight];
        Dual<double>[][] duals = [dualCamera, dualPoint, dualWeight];

        void Objective()
        {
            for (int i = 0; i < p; i++)
            {
                BundleAdjustment.ReprojectionError(
                    cameras.AsSpan(i % n * 11, 11), points.AsSpan(i % m * 3, 3), weights[i], features.AsSpan(2 * i, 2), errors.AsSpan(2 * i, 2));
                errors[(2 * p) + i] = BundleAdjustment.WeightError(weights[i]);
            }
        }

        return new Subject
        {
            Group = "ba",
            Name = name,
            Inputs = (11 * n) + (3 * m) + p,
            Columns = BlockInputs,
            PrimalBar = 2.8,
            Primal = Objective,
            Generated = () =>
            {
                Span<double> block = generated.AsSpan(0, 2 * BlockInputs * p), last = generated.AsSpan(2 * BlockInputs * p);
                for (int i = 0; i < p; i++)
                {
                    BundleAdjustment.ReprojectionErrorJacobian(
                        cameras.AsSpan(i % n * 11, 11),
                        points.AsSpan(i % m * 3, 3),
                        weights[i],
                        features.AsSpan(2 * i, 2),
                        errors.AsSpan(2 * i, 2),
                        block.Slice(2 * BlockInputs * i, 2 * BlockInputs));
                    errors[(2 * p) + i] = BundleAdjustment.WeightErrorJacobian(weights[i], last.Slice(i, 1));
                }

                return generated;
            },
            ByHand = () =>
            {
                Span<double> block = byHand.AsSpan(0, 2 * BlockInputs * p), last = byHand.AsSpan(2 * BlockInputs * p);
                for (int i = 0; i < p; i++)
                {
                    BundleAdjustmentByHand.Jacobian(
                        cameras.AsSpan(i % n * 11, 11),
                        points.AsSpan(i % m * 3, 3),
                        weights[i],
                        features.AsSpan(2 * i, 2),
                        errors.AsSpan(2 * i, 2),
                        block.Slice(2 * BlockInputs * i, 2 * BlockInputs));
                    errors[(2 * p) + i] = 1 - (weights[i] * weights[i]);
                    last[i] = -2 * weights[i];
                }

                return byHand;
            },

            // Compressed: one evaluation of all observations with one input of each block moved.
            Difference = i => Perturbed.Run(inputs, i, Objective),
            Dual = i => Perturbed.Run(duals, i, () =>
            {
                for (int o = 0; o < p; o++)
                {
                    BundleAdjustmentGeneric.ReprojectionError(dualCamera, dualPoint, dualWeight[0], dualFeature, dualError);
                }
            }),
        };
    }

    private static double[] Copies(double[] one, int count)
    {
        double[] all = new double[one.Length * count];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = one[i % one.Length];
        }

        return all;
    }
}
