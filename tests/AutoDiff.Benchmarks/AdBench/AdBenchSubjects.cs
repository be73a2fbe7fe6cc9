using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.AdBench;

/// <summary>The four problems in all sizes of the data folder.</summary>
internal static class AdBenchSubjects
{
    /// <summary>What there is to measure; each is read when its turn comes.</summary>
    public static IEnumerable<(string Name, Func<Subject> Make)> All(DataFolder folder) =>
        Of(folder, "gmm", GaussianMixtureSubject.Create)
            .Concat(Of(folder, "ba", BundleAdjustmentSubject.Create))
            .Concat(Of(folder, "hand", HandTrackingSubject.Create))
            .Concat(Of(folder, "lstm", CharacterPredictionSubject.Create));

    private static IEnumerable<(string Name, Func<Subject> Make)> Of(DataFolder folder, string problem, Func<DataFolder, string, string, Subject> create) =>
        folder.Files(problem).Select(file =>
        {
            string name = Path.ChangeExtension(file, null).Replace('\\', '/');
            return (name, (Func<Subject>)(() => create(folder, file, name)));
        });
}
