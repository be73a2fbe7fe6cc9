using System.Globalization;
using AdBench;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>Hand tracking: all angles of a hand, and for points on triangles two coordinates each.</summary>
internal static class HandTrackingSubject
{
    private const int Affine = 12;

    public static Subject Create(DataFolder folder, string file, string name)
    {
        bool isComplicated = name.Contains("complicated", StringComparison.Ordinal);
        HandModel model = ReadModel(folder, name.Contains("big", StringComparison.Ordinal) ? "model_big" : "model_small");
        NumberReader input = folder.Numbers(file);
        (int count, int angles) = (input.Int(), input.Int());
        int[] correspondences = new int[count];
        double[] points = new double[3 * count], barycentrics = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            correspondences[i] = input.Int();
            input.Reals(3).CopyTo(points, 3 * i);
        }

        if (isComplicated)
        {
            barycentrics = input.Reals(2 * count);
        }

        double[] theta = input.Reals(angles);
        return isComplicated
            ? Complicated(name, model, correspondences, points, barycentrics, theta)
            : Simple(name, model, correspondences, points, theta);
    }

    private static Subject Simple(string name, HandModel model, int[] correspondences, double[] points, double[] theta)
    {
        double[] residuals = new double[points.Length], generated = new double[points.Length * theta.Length], byHand = new double[generated.Length];
        HandTrackingByHand hand = new(model);
        Dual<double>[][] duals = [Array.ConvertAll(theta, static v => (Dual<double>)v)];
        Dual<double>[] dualPoints = Array.ConvertAll(points, static v => (Dual<double>)v), dualResiduals = new Dual<double>[points.Length];
        return new Subject
        {
            Group = "hand",
            Name = name,
            Inputs = theta.Length,
            HandBar = 1.5,
            Primal = () => HandTracking.Residuals(theta, model, correspondences, points, residuals),
            Generated = () =>
            {
                HandTracking.ResidualsJacobian(theta, model, correspondences, points, residuals, generated);
                return generated;
            },
            ByHand = () =>
            {
                hand.Jacobian(theta, correspondences, points, residuals, byHand);
                return byHand;
            },
            Difference = i => Perturbed.Run([theta], i, () => HandTracking.Residuals(theta, model, correspondences, points, residuals)),
            Dual = i => Perturbed.Run(duals, i, () => HandTrackingGeneric.Residuals(duals[0], model, correspondences, dualPoints, dualResiduals)),
        };
    }

    private static Subject Complicated(string name, HandModel model, int[] correspondences, double[] points, double[] barycentrics, double[] theta)
    {
        int columns = theta.Length + 2;
        double[] residuals = new double[points.Length], generated = new double[points.Length * columns], byHand = new double[generated.Length];
        double[] noShift = new double[2];
        HandTrackingByHand hand = new(model);
        return new Subject
        {
            Group = "hand",
            Name = name,
            Inputs = theta.Length + barycentrics.Length,
            Columns = columns,
            HandBar = 1.5,
            Primal = () => HandTracking.ResidualsOnTriangles(barycentrics, theta, model, correspondences, points, residuals),
            Generated = () =>
            {
                HandTracking.ResidualsByShiftJacobian(noShift, theta, barycentrics, model, correspondences, points, residuals, generated);
                return generated;
            },
            ByHand = () =>
            {
                hand.JacobianOnTriangles(barycentrics, theta, correspondences, points, residuals, byHand);
                return byHand;
            },
            Difference = i => Perturbed.Run(
                [barycentrics, theta], i, () => HandTracking.ResidualsOnTriangles(barycentrics, theta, model, correspondences, points, residuals)),
        };
    }

    private static HandModel ReadModel(DataFolder folder, string name)
    {
        string[][] bones = [.. folder.Lines("hand", name, "bones.txt").Select(static line => line.Split(':'))];
        string[][] vertices = [.. folder.Lines("hand", name, "vertices.txt").Select(static line => line.Split(':'))];
        List<int> starts = [0], weightBones = [];
        List<double> weights = [];
        foreach (string[] vertex in vertices)
        {
            for (int i = 9; i + 1 < vertex.Length; i += 2)
            {
                weightBones.Add(int.Parse(vertex[i], CultureInfo.InvariantCulture));
                weights.Add(Real(vertex[i + 1]));
            }

            starts.Add(weights.Count);
        }

        return new HandModel
        {
            BoneCount = bones.Length,
            Parents = [.. bones.Select(static bone => int.Parse(bone[1], CultureInfo.InvariantCulture))],
            BaseRelatives = [.. bones.SelectMany(static bone => bone.Skip(2).Take(Affine).Select(Real))],
            InverseBaseAbsolutes = [.. bones.SelectMany(static bone => bone.Skip(18).Take(Affine).Select(Real))],
            Vertices = [.. vertices.SelectMany(static vertex => vertex.Take(3).Select(Real))],
            WeightStarts = [.. starts],
            WeightBones = [.. weightBones],
            Weights = [.. weights],
            Triangles = [.. folder.Lines("hand", name, "triangles.txt").SelectMany(static line => line.Split(':').Select(static v => int.Parse(v, CultureInfo.InvariantCulture)))],
        };
    }

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
