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

    private void Run(long seed, int count)
    {
        output.WriteLine($"seed {seed}");
        FuzzResult result = Campaign.Run(seed, count, maxFailures: 3);
        Assert.True(
            result.Failures.Count == 0,
            string.Join(Environment.NewLine, result.Failures.Select(failure => Shrinker.Shrink(failure))));
        Assert.True(result.Compared > 0.8 * count, $"Only {result.Compared} of {result.Programs} programs could be compared.");
    }
}
