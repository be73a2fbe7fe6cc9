using AutoDiff.Testing;

namespace AutoDiff.Language.Tests;

/// <summary>Every construct of the language through the rule test; the cases are the files under <c>Cases</c>.</summary>
public class LanguageTests
{
    private static readonly CaseSuite Suite = CaseSuite.OfResources(typeof(LanguageTests).Assembly, "Cases/");

    public static TheoryData<string> Names => [.. Suite.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void HoldsTheRule(string name) => Suite.Check(name);
}
