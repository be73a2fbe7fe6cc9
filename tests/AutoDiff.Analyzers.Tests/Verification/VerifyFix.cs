using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>Applies a fix and compares the text. The result must compile with its companions, and say less than before.</summary>
internal static class VerifyFix
{
    /// <summary>Fixes the first diagnostic of an id in the members of a model.</summary>
    public static void Members(CodeFixProvider provider, string id, string before, string after) =>
        Source(provider, id, Verify.Model(before), Verify.Model(after));

    /// <summary>Fixes the first diagnostic of an id in a file.</summary>
    public static void Source(CodeFixProvider provider, string id, string before, string after)
    {
        using FixHost host = FixHost.Open(before);
        ImmutableArray<Diagnostic> first = host.Diagnose();
        Diagnostic diagnostic = first.First(d => d.Id == id);
        CodeAction action = Assert.Single(host.FixesOf(provider, diagnostic));
        host.Apply(action);
        Check(host, id, first, after, left: first.Count(d => d.Id == id) - 1);
    }

    /// <summary>Fixes all diagnostics of an id in a file.</summary>
    public static void All(CodeFixProvider provider, string id, string before, string after)
    {
        using FixHost host = FixHost.Open(before);
        ImmutableArray<Diagnostic> first = host.Diagnose();
        CodeAction one = host.FixesOf(provider, first.First(d => d.Id == id))[0];
        CodeAction? all = host.FixAllOf(provider, id, one.EquivalenceKey!);
        Assert.NotNull(all);
        host.Apply(all);
        Check(host, id, first, after, left: 0);
    }

    /// <summary>There is no fix for the first diagnostic of the id.</summary>
    public static void None(CodeFixProvider provider, string id, string members)
    {
        using FixHost host = FixHost.Open(Verify.Model(members));
        Assert.Empty(host.FixesOf(provider, host.Diagnose().First(d => d.Id == id)));
    }

    /// <summary>Applies the refactoring at <c>[||]</c>; null: there is none.</summary>
    public static void Refactoring(CodeRefactoringProvider provider, string before, string? after)
    {
        int place = before.IndexOf("[||]", StringComparison.Ordinal);
        using FixHost host = FixHost.Open(before.Remove(place, 4));
        IReadOnlyList<CodeAction> actions = host.RefactoringsOf(provider, new TextSpan(place, 0));
        if (after is null)
        {
            Assert.Empty(actions);
            return;
        }

        host.Apply(Assert.Single(actions));
        Assert.Equal(after, host.Text.ReplaceLineEndings("\n"), ignoreLineEndingDifferences: true);
        Assert.DoesNotContain(host.Diagnose(), static d => d.Severity == DiagnosticSeverity.Error);
    }

    private static void Check(FixHost host, string id, ImmutableArray<Diagnostic> first, string after, int left)
    {
        Assert.Equal(after, host.Text.ReplaceLineEndings("\n"), ignoreLineEndingDifferences: true);
        ImmutableArray<Diagnostic> then = host.Diagnose();
        Assert.True(then.Count(d => d.Id == id) <= left, string.Join("\n", then));
        Assert.True(
            then.Count(static d => d.Severity == DiagnosticSeverity.Error) <= first.Count(static d => d.Severity == DiagnosticSeverity.Error), string.Join("\n", then));
    }
}
