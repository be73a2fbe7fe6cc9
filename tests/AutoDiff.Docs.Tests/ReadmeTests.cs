using AutoDiff.Testing;

namespace AutoDiff.Docs.Tests;

/// <summary>The first page shows what the compiler writes.</summary>
public sealed class ReadmeTests
{
    private const string Page = "README.md";

    [Fact]
    public void TheExampleCompilesWithoutAWord() => Examples.Check(Example);

    /// <remarks>To put what is emitted now on the page, run once with the environment variable <c>ACCEPT_GOLDEN=1</c>.</remarks>
    [Fact]
    public void TheCompanionOnThePageIsTheOneEmitted()
    {
        string shown = CodeBlock.In(Page)[1].Code;
        string emitted = Method(Assert.Single(GeneratorHost.Run(Example.Source).GeneratedSources).Text, shown.Split('(')[0]);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(Repository.PathOf(Page), Repository.Read(Page).Replace(shown, emitted, StringComparison.Ordinal));
        else
            Assert.Equal(emitted, shown);
    }

    private static CodeBlock Example => CodeBlock.In(Page)[0];

    /// <summary>A member of a class, from its first line to its closing brace, at the margin.</summary>
    private static string Method(string file, string head)
    {
        const string Indent = "    ";
        string[] lines = file.ReplaceLineEndings("\n").Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith(Indent + head + "(", StringComparison.Ordinal));
        int last = Array.IndexOf(lines, Indent + "}", first);
        return string.Join('\n', lines[first..(last + 1)].Select(line => line.Length > 0 ? line[Indent.Length..] : line));
    }
}
