using AutoDiff.Analyzers.Diagnosis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary>Marks methods <c>[Differentiable]</c> with everything that they need: partial types around them, and marks on what they
/// call in turn.</summary>
internal static class DifferentiableMarker
{
    /// <summary>As many marks as a fix makes; a chain this long is not one that a person would want in one step.</summary>
    private const int Limit = 200;

    /// <summary>Whether the method's source is here to be marked.</summary>
    public static bool CanMark(ISymbol? symbol, Solution solution, Compilation compilation) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.Constructor or MethodKind.PropertyGet } or IPropertySymbol
        && !MemberDiagnosis.IsMarked(symbol, compilation)
        && DeclarationOf(symbol, solution) is not null;

    /// <summary>Marks the methods, and what has to be marked for their sake.</summary>
    public static async Task<Solution> MarkAsync(Solution solution, ProjectId project, IEnumerable<ISymbol> symbols, CancellationToken cancellation)
    {
        var queue = new Queue<string>(symbols.Select(IdOf));
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (queue.Count > 0 && done.Count < Limit)
        {
            string id = queue.Dequeue();
            if (!done.Add(id) || await FindAsync(solution, project, id, cancellation).ConfigureAwait(false) is not (ISymbol symbol, Compilation before))
            {
                continue;
            }

            if (!MemberDiagnosis.IsMarked(symbol, before) && DeclarationOf(symbol, solution) is (Document document, MemberDeclarationSyntax declaration))
            {
                SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
                var editor = new SyntaxEditor(root, solution.Services);
                editor.ReplaceNode(declaration, static (current, _) => SyntaxEdits.WithAttribute(current, "global::AutoDiff.Differentiable"));
                SyntaxEdits.MakePartial(editor, declaration);
                solution = document.WithSyntaxRoot(editor.GetChangedRoot()).Project.Solution;
            }

            if (await FindAsync(solution, project, id, cancellation).ConfigureAwait(false) is (ISymbol marked, Compilation after))
            {
                foreach (ISymbol callee in CalleesWithoutDerivative(marked, after, cancellation))
                {
                    if (CanMark(callee, solution, after))
                    {
                        queue.Enqueue(IdOf(callee));
                    }
                }
            }
        }

        return solution;
    }

    /// <summary>What a call that is reported calls.</summary>
    public static ISymbol? CalleeAt(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode candidate in node.DescendantNodesAndSelf().Where(n => n.Span == node.Span))
        {
            ISymbol? symbol = model.GetSymbolInfo(candidate, cancellation).Symbol;
            if (symbol is IMethodSymbol or IPropertySymbol)
            {
                return symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> CalleesWithoutDerivative(ISymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        foreach (Finding finding in MemberDiagnosis.Make(marked, compilation, cancellation).Findings)
        {
            if (finding.Descriptor.Id == "AD0003" && finding.Location.SourceTree is { } tree)
            {
                SyntaxNode node = tree.GetRoot(cancellation).FindNode(finding.Location.SourceSpan);
                if (CalleeAt(node, compilation.GetSemanticModel(tree), cancellation) is { } callee)
                {
                    yield return callee;
                }
            }
        }
    }

    private static string IdOf(ISymbol symbol) => DocumentationCommentId.CreateDeclarationId(symbol.OriginalDefinition) ?? "";

    private static async Task<(ISymbol Symbol, Compilation Compilation)?> FindAsync(Solution solution, ProjectId project, string id, CancellationToken cancellation)
    {
        Compilation? compilation = solution.GetProject(project) is { } found ? await found.GetCompilationAsync(cancellation).ConfigureAwait(false) : null;
        return compilation is not null && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { } symbol ? (symbol, compilation) : null;
    }

    private static (Document Document, MemberDeclarationSyntax Declaration)? DeclarationOf(ISymbol symbol, Solution solution)
    {
        ISymbol declared = symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : symbol;
        foreach (SyntaxReference reference in declared.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is MemberDeclarationSyntax declaration and not TypeDeclarationSyntax && solution.GetDocument(declaration.SyntaxTree) is { } document)
            {
                return (document, declaration);
            }
        }

        return null;
    }
}
