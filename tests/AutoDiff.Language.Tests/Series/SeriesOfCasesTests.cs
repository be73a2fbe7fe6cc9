using AutoDiff.Testing;
using Xunit;

namespace AutoDiff.Language.Tests.Series;

/// <summary>The Taylor series of every case of the language that has one, against values, tangents and differences of tangents.</summary>
public class SeriesOfCasesTests
{
    private static readonly CaseSuite Suite = CaseSuite.OfResources(typeof(SeriesOfCasesTests).Assembly, "Cases/", static text =>
        text.Replace("[Differentiable]", "[Differentiable(Derivatives.Default | Derivatives.Taylor)]", StringComparison.Ordinal));

    public static TheoryData<string> Names => [.. Suite.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheRule(string name)
    {
        if (Suite.Driver(name).Companions.HasFlag(Derivatives.Taylor))
        {
            Suite.Check(name);
        }
    }

    [Fact]
    public void MostCasesHaveSeries()
    {
        int count = Suite.Names.Count(static name => Suite.Driver(name).Companions.HasFlag(Derivatives.Taylor));
        Assert.True(count > Suite.Names.Count * 2 / 3, $"{count} of {Suite.Names.Count} cases have series.");
    }
}
