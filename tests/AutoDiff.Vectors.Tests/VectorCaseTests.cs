using AutoDiff.Testing;

namespace AutoDiff.Vectors.Tests;

/// <summary>Programs with the vector types of the framework through the generator and the rule test.</summary>
public class VectorCaseTests
{
    private static readonly CaseSuite Suite = CaseSuite.OfResources(typeof(VectorCaseTests).Assembly, "Cases/");

    public static TheoryData<string> Names => [.. Suite.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheRule(string name) => Suite.Check(name);
}
