using System.Composition;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiff.CodeFixes;

/// <summary>"Show gradient usage": at a call of a differentiable method, the call of its gradient after it; at the method's own
/// name, a method that calls it.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(GradientUsageRefactoring))]
[Shared]
public sealed class GradientUsageRefactoring : CodeRefactoringProvider
{
    private const string Title = "Show gradient usage";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        SyntaxNode? node = root.FindToken(context.Span.Start).Parent;
        if (node is MethodDeclarationSyntax method && method.Identifier.Span.IntersectsWith(context.Span)
            && SignatureOf(model.GetDeclaredSymbol(method, context.CancellationToken), model.Compilation) is { } declared)
        {
            context.RegisterRefactoring(CodeAction.Create(Title, _ => Task.FromResult(InsertMethod(document, root, method, declared)), Title));
        }
        else if (node?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && call.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax } statement
            && SignatureOf(model.GetSymbolInfo(call, context.CancellationToken).Symbol, model.Compilation) is { } called
            && call.ArgumentList.Arguments.Count == called.Parameters.Count
            && call.ArgumentList.Arguments.All(static a => a.NameColon is null))
        {
            context.RegisterRefactoring(CodeAction.Create(Title, _ => Task.FromResult(InsertCall(document, root, model, call, statement, called)), Title));
        }
    }

    private static MemberSignature? SignatureOf(ISymbol? symbol, Compilation compilation)
    {
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || !MemberDiagnosis.IsMarked(method.OriginalDefinition, compilation))
        {
            return null;
        }

        var types = new TypeMapper(compilation, method.ContainingType);
        MemberSignature signature = MemberSignature.Read(method, types);
        return GradientUsage.IsPossible(signature, types) ? signature : null;
    }

    private static Document InsertCall(Document document, SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, StatementSyntax statement, MemberSignature signature)
    {
        string receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression.WithoutTrivia() + "." : "";
        var taken = new HashSet<string>(model.LookupSymbols(statement.SpanStart).Select(static s => s.Name), StringComparer.Ordinal);
        string Free(string name)
        {
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
            {
                free = name + i;
            }

            return free;
        }

        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        IReadOnlyList<string> texts = GradientUsage.Statements(
            signature, [.. call.ArgumentList.Arguments.Select(static a => a.Expression.WithoutTrivia().ToString())], receiver, "value", Free);
        editor.InsertAfter(statement, texts.Select(Statement));
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    private static Document InsertMethod(Document document, SyntaxNode root, MethodDeclarationSyntax method, MemberSignature signature)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        IReadOnlyList<string> texts = GradientUsage.Statements(
            signature, [.. signature.Parameters.Select(static p => p.Name)], "", "value", static name => name);
        string parameters = string.Join(", ", method.ParameterList.Parameters.Select(static p => $"{p.Type!.WithoutTrivia()} {p.Identifier.Text}"));
        string staticness = signature.Method.IsStatic ? "static " : "";
        string constraints = string.Concat(method.ConstraintClauses.Select(static clause => " " + clause.WithoutTrivia()));
        string text = $"private {staticness}{method.ReturnType.WithoutTrivia()} {CompanionNames.Gradient(signature.Family)}Usage{method.TypeParameterList}({parameters}){constraints}\n{{\n{string.Join("\n", texts)}\nreturn value;\n}}";
        editor.InsertAfter(method, SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation));
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    private static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text)
        .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
}
