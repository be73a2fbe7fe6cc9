using System.Diagnostics;

namespace AutoDiff.Benchmarks.Running;

/// <summary>Runs the ways to one derivative in turns, A B C A B C, in one process on one thread, and takes the medians: what disturbs
/// the machine disturbs all of them, so that ratios mean something where times do not.</summary>
internal sealed class PairedRunner(bool isQuick)
{
    /// <summary>Calls before the first measurement: methods full of loops are compiled anew up to some 45 calls.</summary>
    private const int WarmCalls = 60;

    private const double SampleMilliseconds = 4;
    private readonly int rounds = isQuick ? 7 : 21;
    private readonly double budget = isQuick ? 1_500 : 8_000;

    /// <summary>Checks the derivatives against each other and measures them.</summary>
    public Measurement Measure(Subject subject)
    {
        Equality.Require(subject.Name, subject.Generated(), subject.ByHand());
        int columns = subject.Columns < 0 ? subject.Inputs : subject.Columns;
        int input = 0;
        List<Action> ways = [subject.Primal, () => subject.Generated(), () => subject.ByHand()];
        if (subject.Difference is { } difference)
        {
            ways.Add(() => difference(input++ % columns));
        }

        if (subject.Dual is { } dual)
        {
            ways.Add(() => dual(input++ % columns));
        }

        for (int pass = 0; pass < 3; pass++)
        {
            foreach (Action way in ways)
            {
                Warm(way);
            }

            // The compiler's background thread takes up what was called often after a pause.
            Thread.Sleep(250);
        }

        double[] medians = Medians(ways);
        int next = 3;
        double? differences = subject.Difference is null ? null : (medians[next++] * columns) + medians[0];
        double? duals = subject.Dual is null ? null : medians[next] * columns;
        long warm = Allocation.Of(ways[1]) - Allocation.Of(ways[0]);
        return new Measurement(subject, medians[0], medians[1], medians[2], differences, duals, Math.Max(0, warm), Allocation.OfFirstCall(ways[1]));
    }

    private void Warm(Action way)
    {
        var watch = Stopwatch.StartNew();
        for (int call = 0; call < WarmCalls && watch.Elapsed.TotalMilliseconds < budget / 4; call++)
        {
            way();
        }
    }

    private double[] Medians(List<Action> ways)
    {
        int[] repeats = [.. ways.Select(static way => (int)Math.Clamp(SampleMilliseconds / Math.Max(Time(way, 1), 1e-5), 1, 1_000_000))];
        var samples = ways.ConvertAll(static _ => new List<double>());
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < rounds && (round < 5 || watch.Elapsed.TotalMilliseconds < budget); round++)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                samples[i].Add(Time(ways[i], repeats[i]));
            }
        }

        return [.. samples.Select(static s => Median(s))];
    }

    private static double Time(Action way, int repeats)
    {
        double start = ThreadClock.Now;
        for (int i = 0; i < repeats; i++)
        {
            way();
        }

        return (ThreadClock.Now - start) / repeats;
    }

    private static double Median(List<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
