using Xunit;
using Xunit.Abstractions;

namespace AutoDiff.Tests.Lanes.Accuracy;

public class LaneAccuracyTests(ITestOutputHelper output)
{
    /// <summary>What the documentation promises, in units in the last place.</summary>
    private const double Bound = 4;

    public static TheoryData<string> Names => [.. AccuracyCase.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AFunctionOnLanesIsWithinTheDocumentedError(string name)
    {
        var accuracy = AccuracyCase.All.Single(c => c.Name == name);
        var (units, x, y, scalar) = AccuracyMeasurement.Measure(accuracy, 10_000, 1);
        output.WriteLine(FormattableString.Invariant($"{name}: {units:F2} at {x:R}, {y:R} (scalar {scalar:F2})"));
        Assert.True(units <= Bound, FormattableString.Invariant($"{name}({x:R}, {y:R}) is off by {units:F2} units; the scalar one {scalar:F2}"));
    }
}
