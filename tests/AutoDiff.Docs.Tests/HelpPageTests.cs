using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Docs.Tests;

/// <summary>The help pages of the diagnostics: what they call wrong is reported, what they call right is not.</summary>
public sealed class HelpPageTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "AD*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void WhatThePageCallsWrongIsReported(string id)
    {
        IReadOnlyList<CodeBlock> blocks = Under(id, "## Wrong");
        Assert.NotEmpty(blocks);
        foreach (CodeBlock block in blocks)
        {
            List<Diagnostic> reported = Reported(block);
            Assert.True(reported.Exists(d => d.Id == id), $"{block} is not {id}:\n{string.Join('\n', reported)}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void WhatThePageCallsRightCompilesAndIsNotReported(string id)
    {
        IReadOnlyList<CodeBlock> blocks = Under(id, "## Right");
        Assert.NotEmpty(blocks);
        foreach (CodeBlock block in blocks)
        {
            List<Diagnostic> reported = [.. Reported(block).Where(d => d.Id == id || d.Severity == DiagnosticSeverity.Error)];
            Assert.True(reported.Count == 0, $"{block}:\n{string.Join('\n', reported)}");
        }
    }

    private static IReadOnlyList<CodeBlock> Under(string id, string heading)
    {
        string page = $"docs/diagnostics/{id}.md";
        string[] lines = Repository.Read(page).Split('\n');
        int first = Array.IndexOf(lines, heading);
        int next = Array.FindIndex(lines, first + 1, static line => line.StartsWith("## ", StringComparison.Ordinal));
        return first < 0 ? [] : [.. CodeBlock.In(page).Where(block => block.Line > first && (next < 0 || block.Line <= next))];
    }

    private static List<Diagnostic> Reported(CodeBlock block)
    {
        GeneratedCompilation result = GeneratorHost.Run([new SourceFile(block.Page, block.Source)]);
        return [.. result.Errors, .. GeneratorHost.Analyze(result.Output)];
    }
}
