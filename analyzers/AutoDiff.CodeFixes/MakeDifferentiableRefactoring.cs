using System.Composition;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.CodeFixes;

/// <summary>On the name of a method with a differentiable parameter: "Make differentiable".</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MakeDifferentiableRefactoring))]
[Shared]
public sealed class MakeDifferentiableRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is not MethodDeclarationSyntax method || !method.Identifier.Span.IntersectsWith(context.Span))
        {
            return;
        }

        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(method, context.CancellationToken) is IMethodSymbol symbol
            && KnownSymbols.Of(model.Compilation).DifferentiableAttribute is not null
            && DifferentiableMarker.CanMark(symbol, document.Project.Solution, model.Compilation)
            && MemberSignature.Read(symbol, new TypeMapper(model.Compilation, symbol.ContainingType)).Active.Any())
        {
            context.RegisterRefactoring(CodeAction.Create(
                "Make differentiable",
                cancellation => DifferentiableMarker.MarkAsync(document.Project.Solution, document.Project.Id, [symbol], cancellation),
                nameof(MakeDifferentiableRefactoring)));
        }
    }
}
