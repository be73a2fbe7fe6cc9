using System.Globalization;
using AutoDiff.Tests.Lanes.Accuracy;

namespace AutoDiff.Benchmarks.Lanes;

/// <summary>The greatest errors of the functions on lanes, over many points: the table of docs/lane-functions.md.</summary>
internal static class LaneAccuracyBenchmark
{
    /// <summary>Measures every function.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="only">What the names of the functions must contain; null for all.</param>
    /// <param name="points">The random points per function.</param>
    public static void Run(TextWriter output, string? only, int points)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Greatest error in units in the last place over {points:N0} points."));
        output.WriteLine();
        output.WriteLine("| function | lanes | at | scalar |");
        output.WriteLine("|---|---:|---|---:|");

        // In the order in which they are done: a function takes minutes.
        var gate = new Lock();
        Parallel.ForEach(AccuracyCase.All.Where(accuracy => only is null || accuracy.Name.Contains(only, StringComparison.Ordinal)), accuracy =>
        {
            var (units, x, y, scalar) = AccuracyMeasurement.Measure(accuracy, points, 2);
            var at = accuracy.Arguments == 1 ? FormattableString.Invariant($"{x:R}") : FormattableString.Invariant($"{x:R}, {y:R}");
            var other = scalar > 1e6 ? "loses small arguments" : scalar.ToString("F2", CultureInfo.InvariantCulture);
            var line = FormattableString.Invariant($"| `{accuracy.Name}` | {units:F2} | {at} | {other} |");
            lock (gate)
            {
                output.WriteLine(line);
                output.Flush();
            }
        });
    }
}
