using AutoDiff.Testing;

namespace AutoDiff.Language.Tests;

/// <summary>Aggregates, containers, control and abstraction through the rule test.</summary>
public class AggregateTests
{
    private static readonly CaseSuite Suite = CaseSuite.OfResources(typeof(AggregateTests).Assembly, "Cases/Aggregates/");

    public static TheoryData<string> Names => [.. Suite.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheRule(string name) => Suite.Check(name);
}
