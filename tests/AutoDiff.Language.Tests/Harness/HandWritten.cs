using AutoDiff.Testing;

namespace AutoDiff.Language.Tests.Harness;

/// <summary>Suites of hand-written companions, compiled without the generator.</summary>
internal static class HandWritten
{
    private static readonly HostOptions NoGenerator = new() { RunGenerator = false };

    /// <summary>A suite of one class with the given members.</summary>
    public static CaseSuite Suite(string members) => new(
        [new SourceFile("HandWritten.cs", $$"""
            public static partial class Hand
            {
            {{members}}
            }
            """)],
        NoGenerator);

    /// <summary>What the rule test says about every case of a suite, or null.</summary>
    public static string? Complaint(string members)
    {
        CaseSuite suite = Suite(members);
        try
        {
            foreach (string name in suite.Names)
            {
                suite.Check(name);
            }

            return null;
        }
        catch (RuleTestException exception)
        {
            return exception.Message;
        }
    }
}
