using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0015</c>: has the method's intermediate values computed again instead of stored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckpointFix))]
[Shared]
public sealed class CheckpointFix : EditFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0015"];

    private protected override string? TitleFor(FixEdit edit) => edit.Member is MethodDeclarationSyntax method ? $"Mark '{method.Identifier.Text}' [Checkpoint]" : null;

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        // Several loops of a method give several diagnostics.
        editor.ReplaceNode(edit.Member!, static (current, _) => ((MemberDeclarationSyntax)current).AttributeLists
            .SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString().EndsWith("Checkpoint", StringComparison.Ordinal))
                ? current
                : SyntaxEdits.WithAttribute(current, "global::AutoDiff.Checkpoint"));
    }
}
