using System.Diagnostics;
using AutoDiff.Benchmarks.Running;

namespace AutoDiff.Benchmarks.Implicit;

/// <summary>Medians of ways to one result, run in turns.</summary>
internal static class PairedTimes
{
    private const double Enough = 20;
    private const int WarmCalls = 60;
    private const int WarmMilliseconds = 1_000;

    /// <summary>Milliseconds a call.</summary>
    /// <param name="rounds">How many turns.</param>
    /// <param name="ways">What to run.</param>
    public static double[] Of(int rounds, params Action[] ways)
    {
        // Methods full of loops are compiled anew up to some 45 calls, in the background: it takes up what was called often after a pause.
        for (int pass = 0; pass < 3; pass++)
        {
            foreach (Action way in ways)
            {
                var watch = Stopwatch.StartNew();
                for (int call = 0; call < WarmCalls && watch.ElapsedMilliseconds < WarmMilliseconds; call++)
                {
                    way();
                }
            }

            Thread.Sleep(250);
        }

        int[] repeats = [.. ways.Select(static way => (int)Math.Clamp(Enough / Math.Max(Time(way, 1), 1e-4), 1, 10_000))];
        var samples = ways.Select(_ => new double[rounds]).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                samples[i][round] = Time(ways[i], repeats[i]);
            }
        }

        return [.. samples.Select(static s => s.Order().ElementAt(s.Length / 2))];
    }

    /// <summary>What the first call on a new thread allocates: the storage that it holds at its peak.</summary>
    public static long FirstCall(Action way)
    {
        long bytes = 0;
        var thread = new Thread(
            () =>
            {
                long start = GC.GetAllocatedBytesForCurrentThread();
                way();
                bytes = GC.GetAllocatedBytesForCurrentThread() - start;
            },
            64 << 20);
        thread.Start();
        thread.Join();
        return bytes;
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
}
