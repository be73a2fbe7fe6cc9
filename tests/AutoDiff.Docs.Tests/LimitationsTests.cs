namespace AutoDiff.Docs.Tests;

/// <summary>The page of limitations says what the compiler says, and every rewrite on it compiles.</summary>
public sealed class LimitationsTests
{
    private const string Page = "docs/limitations.md";

    public static TheoryData<int> Lines => [.. CodeBlock.In(Page).Select(block => block.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void AnExampleIsReportedAsAnnounced(int line) =>
        Examples.Check(CodeBlock.In(Page).Single(block => block.Line == line));

    [Fact]
    public void EveryEntryShowsWhatIsRefusedAndThenHowToWriteIt()
    {
        string page = Repository.Read(Page);
        foreach (string entry in page.Split("\n### ").Skip(1).Select(entry => entry.Split("\n## ")[0]))
        {
            string[] blocks = entry.Split("\n```csharp\n")[1..];
            Assert.True(blocks.Length == 2, $"'{entry.Split('\n')[0]}' has {blocks.Length} examples.");
            Assert.Contains("// AD", blocks[0], StringComparison.Ordinal);
            Assert.DoesNotContain("// AD", blocks[1], StringComparison.Ordinal);
        }
    }
}
