using AutoDiff.Testing;
using Xunit.Abstractions;

namespace AutoDiff.Language.Tests;

/// <summary>Every construct of the language that batch allows, on lanes against the scalar companions.</summary>
public class BatchTests(ITestOutputHelper output)
{
    private static readonly BatchSuite All = BatchSuite.OfResources(typeof(BatchTests).Assembly, "Cases/", BatchMode.All);
    private static readonly BatchSuite Rest = BatchSuite.OfResources(typeof(BatchTests).Assembly, "Cases/", BatchMode.Rest);

    public static TheoryData<string> AllNames => [.. All.Names];

    public static TheoryData<string> RestNames => [.. Rest.Names];

    [Theory]
    [MemberData(nameof(AllNames))]
    public void EveryParameterDiffersByPoint(string name) => All.Check(name);

    [Theory]
    [MemberData(nameof(RestNames))]
    public void TheFirstParameterIsShared(string name) => Rest.Check(name);

    [Fact]
    public void MostCasesRunOnLanes()
    {
        string[] pointwise = [.. All.Pointwise.Order(StringComparer.Ordinal)];
        output.WriteLine(string.Join(Environment.NewLine, pointwise));
        Assert.True(pointwise.Length * 3 < All.Names.Count, $"{pointwise.Length} companions of {All.Names.Count} cases are evaluated point by point");
    }
}
