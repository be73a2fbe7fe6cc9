using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0003</c>: marks the called method, and everything that it needs, <c>[Differentiable]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkCalleeFix))]
[Shared]
public sealed class MarkCalleeFix : CodeFixProvider
{
    private static readonly FixAllProvider All = new MarkAllCallees();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0003"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ISymbol? callee = DifferentiableMarker.CalleeAt(root.FindNode(diagnostic.Location.SourceSpan), model, context.CancellationToken);
            if (DifferentiableMarker.CanMark(callee, document.Project.Solution, model.Compilation))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Mark '{callee!.Name}' [Differentiable]",
                        cancellation => DifferentiableMarker.MarkAsync(document.Project.Solution, document.Project.Id, [callee], cancellation),
                        nameof(MarkCalleeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>Marks the callees of all diagnostics in one go, since they may need the same others.</summary>
    private sealed class MarkAllCallees : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var symbols = new List<(ProjectId Project, ISymbol Callee)>();
            foreach (Project project in ProjectsOf(context))
            {
                foreach (Diagnostic diagnostic in await DiagnosticsOf(context, project).ConfigureAwait(false))
                {
                    if (project.GetDocument(diagnostic.Location.SourceTree) is { } document
                        && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                        && await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
                        && DifferentiableMarker.CalleeAt(root.FindNode(diagnostic.Location.SourceSpan), model, context.CancellationToken) is { } callee
                        && DifferentiableMarker.CanMark(callee, project.Solution, model.Compilation))
                    {
                        symbols.Add((project.Id, callee));
                    }
                }
            }

            return CodeAction.Create("Mark all callees [Differentiable]", cancellation => MarkAsync(context.Solution, symbols, cancellation), nameof(MarkCalleeFix));
        }

        private static IEnumerable<Project> ProjectsOf(FixAllContext context) =>
            context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];

        private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(FixAllContext context, Project project) =>
            context.Scope == FixAllScope.Document && context.Document is { } document
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);

        private static async Task<Solution> MarkAsync(Solution solution, List<(ProjectId Project, ISymbol Callee)> symbols, CancellationToken cancellation)
        {
            foreach (IGrouping<ProjectId, (ProjectId Project, ISymbol Callee)> group in symbols.GroupBy(static s => s.Project))
            {
                solution = await DifferentiableMarker.MarkAsync(solution, group.Key, group.Select(static s => s.Callee), cancellation).ConfigureAwait(false);
            }

            return solution;
        }
    }
}
