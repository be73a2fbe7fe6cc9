using AutoDiff.Testing;

namespace AutoDiff.Language.Tests;

/// <summary>Programs as a domain programmer writes them, through the rule test.</summary>
public class ProgramTests
{
    private static readonly CaseSuite Suite = CaseSuite.OfResources(typeof(ProgramTests).Assembly, "Programs/Domain/");

    public static TheoryData<string> Names => [.. Suite.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheRule(string name) => Suite.Check(name);
}
