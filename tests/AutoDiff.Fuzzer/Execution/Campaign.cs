namespace AutoDiff.Fuzzer;

/// <summary>Many programs in batches.</summary>
public static class Campaign
{
    /// <summary>The number of programs that are compiled together.</summary>
    public const int BatchSize = 50;

    /// <summary>Runs the programs of consecutive seeds.</summary>
    /// <param name="seed">The first seed.</param>
    /// <param name="count">The number of programs.</param>
    /// <param name="maxFailures">After how many failures to stop.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="onLanes">Whether companions for many points are compared, not those for one.</param>
    public static FuzzResult Run(long seed, int count, int maxFailures = 5, Action<FuzzResult>? progress = null, bool onLanes = false)
    {
        var failures = new List<FuzzFailure>();
        int programs = 0, compared = 0;
        for (int done = 0; done < count && failures.Count < maxFailures; done += BatchSize)
        {
            int size = Math.Min(BatchSize, count - done);
            FuzzResult batch = BatchRunner.Run([.. Enumerable.Range(done, size).Select(i => ProgramGenerator.Generate(seed + i))], onLanes);
            programs += batch.Programs;
            compared += batch.Compared;
            failures.AddRange(batch.Failures);
            progress?.Invoke(new FuzzResult(programs, compared, failures));
        }

        return new FuzzResult(programs, compared, failures);
    }
}
