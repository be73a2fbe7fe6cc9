using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary>A fix that edits the file of its diagnostic, one diagnostic or all of them alike.</summary>
public abstract class EditFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var edit = new FixEdit(root, model, diagnostic, context.CancellationToken);
            if (TitleFor(edit) is { } title)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => ApplyAsync(context.Document, [diagnostic], cancellation), GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>What the fix is called; null where it does not apply.</summary>
    private protected abstract string? TitleFor(FixEdit edit);

    /// <summary>Edits the file for one diagnostic.</summary>
    private protected abstract void Apply(FixEdit edit, SyntaxEditor editor);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return document;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            var edit = new FixEdit(root, model, diagnostic, cancellation);
            if (TitleFor(edit) is not null)
            {
                Apply(edit, editor);
            }
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
