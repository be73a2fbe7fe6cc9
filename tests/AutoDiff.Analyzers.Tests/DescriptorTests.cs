using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AutoDiff.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Tests;

/// <summary>Ids, release files, help pages and their table say the same.</summary>
public sealed partial class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] All =
        [.. Verify.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).OrderBy(static d => d.Id, StringComparer.Ordinal)];

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));

    [Fact]
    public void EveryIdHasOneAnalyzer() =>
        Assert.Equal(Enumerable.Range(1, 16).Select(static i => $"AD{i:0000}"), All.Select(static d => d.Id));

    [Fact]
    public void EveryIdHasAPageThatItsDescriptorLinksTo()
    {
        foreach (DiagnosticDescriptor descriptor in All)
        {
            Assert.Equal($"docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri);
            string page = File.ReadAllText(Path.Combine(Repository(), descriptor.HelpLinkUri));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
            Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}\n", page, StringComparison.Ordinal);
            foreach (string section in new[] { "## What it means", "## Why", "## Wrong", "## Right", "## When to suppress" })
            {
                Assert.Contains(section, page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void ThereIsNoPageWithoutAnId()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Repository(), "docs/diagnostics"), "AD*.md").Select(static path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);
        Assert.Equal(All.Select(static d => d.Id), pages);
    }

    [Fact]
    public void TheTableOfPagesIsTheTableOfDescriptors()
    {
        string table = File.ReadAllText(Path.Combine(Repository(), "docs/diagnostics/README.md"));
        IEnumerable<string> rows = TableRow().Matches(table).Select(static match => match.Groups[1].Value);
        Assert.Equal(All.Select(static d => $"[{d.Id}]({d.Id}.md) | {d.DefaultSeverity.ToString().ToLowerInvariant()} | {d.Title}"), rows);
    }

    [Fact]
    public void TheReleaseFilesListEveryDescriptor()
    {
        string folder = Path.Combine(Repository(), "analyzers/AutoDiff.Analyzers");
        string releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        foreach (DiagnosticDescriptor descriptor in All)
        {
            Assert.Contains($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", releases, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^\| (\[AD\d{4}\].*) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
