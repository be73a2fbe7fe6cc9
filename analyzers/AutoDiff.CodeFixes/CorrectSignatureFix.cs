using System.Collections.Immutable;
using System.Composition;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0010</c>: gives a hand-written derivative the contract's signature. It is offered where the body still compiles,
/// or can be made to by returning the value beside what it returns.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectSignatureFix))]
[Shared]
public sealed class CorrectSignatureFix : CodeFixProvider
{
    private static readonly DerivativeFlags[] Companions = [DerivativeFlags.Jvp, DerivativeFlags.Vjp, DerivativeFlags.Gradient];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0010"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || model is null
            || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || Contract(symbol, model.Compilation) is not (CompanionSignature contract, MemberSignature original))
        {
            return;
        }

        foreach (MethodDeclarationSyntax candidate in Candidates(method, symbol, contract, original))
        {
            Document changed = document.WithSyntaxRoot(root.ReplaceNode(method, candidate));
            if (await CompilesAsync(changed, method.SpanStart, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Correct the signature", _ => Task.FromResult(changed), nameof(CorrectSignatureFix)),
                    context.Diagnostics);
                return;
            }
        }
    }

    private static (CompanionSignature Contract, MemberSignature Original)? Contract(IMethodSymbol method, Compilation compilation)
    {
        var types = new TypeMapper(compilation, method.ContainingType);
        foreach (ISymbol member in method.ContainingType.GetMembers())
        {
            if (MemberReader.MethodOf(member) is not { } original || MemberSignature.Read(original, types) is not { IsMarked: true } signature)
            {
                continue;
            }

            foreach (DerivativeFlags companion in Companions)
            {
                if (CompanionSignature.NameOf(signature.Family, companion) == method.Name
                    && new CompanionShape(signature, compilation).Compare(method, companion) == CompanionShape.Match.Wrong)
                {
                    return (CompanionSignature.Of(signature, companion), signature);
                }
            }
        }

        return null;
    }

    /// <summary>The method with the contract's signature: with its body as it is, then with the value added to what it returns.</summary>
    private static IEnumerable<MethodDeclarationSyntax> Candidates(MethodDeclarationSyntax method, IMethodSymbol symbol, CompanionSignature contract, MemberSignature original)
    {
        string NameOf(int i) => i < symbol.Parameters.Length ? method.ParameterList.Parameters[i].Identifier.Text : contract.Parameters[i].Name;
        string arguments = string.Join(", ", original.Parameters.Select((p, i) =>
            (p.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.In => "in ", _ => "" }) + NameOf(i)));
        string value = $"{original.Method.Name}({arguments})";
        MethodDeclarationSyntax corrected = method
            .WithParameterList(SyntaxFactory.ParseParameterList(contract.ParameterList(NameOf)).WithTriviaFrom(method.ParameterList).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation))
            .WithReturnType(SyntaxFactory.ParseTypeName(contract.Result).WithTriviaFrom(method.ReturnType).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation));
        bool isStatic = original.Receiver is null;
        if (isStatic != symbol.IsStatic)
        {
            corrected = isStatic
                ? corrected.AddModifiers(SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space))
                : corrected.WithModifiers([.. corrected.Modifiers.Where(static m => !m.IsKind(SyntaxKind.StaticKeyword))]);
        }

        yield return corrected;
        if (method.ExpressionBody is { Expression: var expression })
        {
            if (symbol.ReturnsVoid || expression is AssignmentExpressionSyntax)
            {
                yield return WithBlock(corrected, [SyntaxFactory.ExpressionStatement(expression.WithoutTrivia())], value);
            }

            if (contract.Result.StartsWith("(", StringComparison.Ordinal))
            {
                ExpressionSyntax pair = SyntaxFactory.ParseExpression($"({value}, {expression.WithoutTrivia()})");
                yield return corrected.WithExpressionBody(method.ExpressionBody.WithExpression(pair.WithTriviaFrom(expression)));
            }
        }
        else if (method.Body is { } body && symbol.ReturnsVoid)
        {
            yield return corrected.WithBody(body.AddStatements(Return(value)));
        }
    }

    private static MethodDeclarationSyntax WithBlock(MethodDeclarationSyntax method, StatementSyntax[] statements, string value) => method
        .WithExpressionBody(null)
        .WithSemicolonToken(default)
        .WithBody(SyntaxFactory.Block(new SyntaxList<StatementSyntax>([.. statements, Return(value)])).WithTrailingTrivia(method.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));

    private static StatementSyntax Return(string value) => SyntaxFactory.ParseStatement($"return {value};").WithAdditionalAnnotations(Formatter.Annotation);

    private static async Task<bool> CompilesAsync(Document document, int position, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        MethodDeclarationSyntax? method = root?.FindToken(position).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return model is not null && method is not null
            && model.GetDiagnostics(method.Span, cancellation).All(static d => d.Severity != DiagnosticSeverity.Error);
    }
}
