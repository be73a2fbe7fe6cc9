using AutoDiff.Fuzzer;
using Xunit.Abstractions;

namespace AutoDiff.Language.Tests.Fuzzing;

/// <summary>Random programs against the same text on dual numbers.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void ProgramsOfAFixedSeedAgree() => Run(seed: 20_000, count: 2000);

    [Fact]
    public void ProgramsOfAFreshSeedAgree() => Run(seed: Random.Shared.NextInt64(1_000_000_000), count: 150);

    [Fact]
    public void ProgramsOnLanesAgreeWithThemselvesPointByPoint() => Run(seed: 50_000, count: 150, onLanes: true);

    private void Run(long seed, int count, bool onLanes = false)
    {
        output.WriteLine($"seed {seed}");
        FuzzResult result = Campaign.Run(seed, count, maxFailures: 3, onLanes: onLanes);
        Assert.True(
            result.Failures.Count == 0,
            string.Join(Environment.NewLine, result.Failures.Select(failure => Shrinker.Shrink(failure, onLanes: onLanes))));
        Assert.True(result.Compared > 0.8 * count, $"Only {result.Compared} of {result.Programs} programs could be compared.");
    }
}
