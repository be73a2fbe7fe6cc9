using System.Globalization;
using System.Reflection;
using AutoDiff.Testing;

namespace AutoDiff.Language.Tests.AdBench;

/// <summary>Calls the companions of <c>HandTracking</c> on a model that is read from ADBench's files.</summary>
internal sealed class HandTrackingProbe(LoadedAssembly problems, string model)
{
    private const int Affine = 12;
    private readonly object hand = Read(problems.GetType("AdBench.HandModel"), model);

    private delegate void Write<TModel>(
        ReadOnlySpan<double> theta, TModel model, ReadOnlySpan<int> correspondences, ReadOnlySpan<double> points, Span<double> residuals, Span<double> jacobian);

    private delegate void Push<TModel>(
        ReadOnlySpan<double> barycentrics,
        ReadOnlySpan<double> theta,
        TModel model,
        ReadOnlySpan<int> correspondences,
        ReadOnlySpan<double> points,
        Span<double> residuals,
        ReadOnlySpan<double> barycentricsTangent,
        ReadOnlySpan<double> thetaTangent,
        Span<double> residualsTangent);

    /// <summary>The residuals, and the Jacobian column by column; with barycentric coordinates, their two columns first.</summary>
    public (double[] Residuals, double[] Columns) Jacobian(int[] correspondences, double[] points, double[] barycentrics, double[] theta) =>
        ((double[], double[]))typeof(HandTrackingProbe).GetMethod(nameof(Run), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(hand.GetType()).Invoke(this, [correspondences, points, barycentrics, theta])!;

    private (double[] Residuals, double[] Columns) Run<TModel>(int[] correspondences, double[] points, double[] barycentrics, double[] theta)
    {
        double[] residuals = new double[points.Length];
        List<double> columns = [];
        if (barycentrics.Length == 0)
        {
            double[] rows = new double[points.Length * theta.Length];
            Resources.Method<Write<TModel>>(problems, "AdBench.HandTracking", "ResidualsJacobian")(theta, (TModel)hand, correspondences, points, residuals, rows);
            for (int column = 0; column < theta.Length; column++)
            {
                columns.AddRange(Enumerable.Range(0, points.Length).Select(row => rows[(row * theta.Length) + column]));
            }

            return (residuals, [.. columns]);
        }

        // Each point has coordinates of its own, so that one tangent serves the first of all of them, and one the second.
        var push = Resources.Method<Push<TModel>>(problems, "AdBench.HandTracking", "ResidualsOnTrianglesJvp");
        for (int column = 0; column < theta.Length + 2; column++)
        {
            double[] tangent = new double[points.Length];
            push(
                barycentrics,
                theta,
                (TModel)hand,
                correspondences,
                points,
                residuals,
                [.. Enumerable.Range(0, barycentrics.Length).Select(i => i % 2 == column ? 1.0 : 0.0)],
                [.. Enumerable.Range(2, theta.Length).Select(i => i == column ? 1.0 : 0.0)],
                tangent);
            columns.AddRange(tangent);
        }

        return (residuals, [.. columns]);
    }

    private static object Read(Type type, string name)
    {
        string[][] Lines(string file) => [.. File.ReadLines(Path.Combine(AdBenchData.Folder!, "data", "hand", name, file)).Select(static line => line.Split(':'))];
        string[][] bones = Lines("bones.txt"), vertices = Lines("vertices.txt");
        List<int> starts = [0], weightBones = [];
        List<double> weights = [];
        foreach (string[] vertex in vertices)
        {
            for (int i = 9; i + 1 < vertex.Length; i += 2)
            {
                weightBones.Add(Int(vertex[i]));
                weights.Add(Real(vertex[i + 1]));
            }

            starts.Add(weights.Count);
        }

        object hand = Activator.CreateInstance(type)!;
        void Set(string property, object value) => type.GetProperty(property)!.SetValue(hand, value);
        Set("BoneCount", bones.Length);
        Set("Parents", bones.Select(static bone => Int(bone[1])).ToArray());
        Set("BaseRelatives", bones.SelectMany(static bone => bone.Skip(2).Take(Affine).Select(Real)).ToArray());
        Set("InverseBaseAbsolutes", bones.SelectMany(static bone => bone.Skip(18).Take(Affine).Select(Real)).ToArray());
        Set("Vertices", vertices.SelectMany(static vertex => vertex.Take(3).Select(Real)).ToArray());
        Set("WeightStarts", starts.ToArray());
        Set("WeightBones", weightBones.ToArray());
        Set("Weights", weights.ToArray());
        Set("Triangles", Lines("triangles.txt").SelectMany(static line => line.Select(Int)).ToArray());
        return hand;
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
