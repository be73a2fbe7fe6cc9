using System.Collections.Immutable;
using System.Composition;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0002</c>, <c>AD0003</c>, <c>AD0011</c>: declares the two hand-written companions that make the body no matter of
/// the generator.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DerivativeSkeletonFix))]
[Shared]
public sealed class DerivativeSkeletonFix : EditFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0002", "AD0003", "AD0011"];

    private protected override string? TitleFor(FixEdit edit) =>
        MemberOf(edit) is (MethodDeclarationSyntax method, _) ? $"Write the derivative of '{method.Identifier.Text}' by hand" : null;

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        if (MemberOf(edit) is not (MethodDeclarationSyntax method, MemberSignature signature))
        {
            return;
        }

        string modifiers = string.Join(" ", method.Modifiers
            .Where(static m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.StaticKeyword)
            .Select(static m => m.Text));
        string typeParameters = method.TypeParameterList?.ToString() ?? "";
        string constraints = string.Concat(method.ConstraintClauses.Select(static clause => " " + clause.WithoutTrivia()));
        var skeletons = new List<SyntaxNode>();
        foreach (DerivativeFlags companion in new[] { DerivativeFlags.Jvp, DerivativeFlags.Vjp })
        {
            CompanionSignature contract = CompanionSignature.Of(signature, companion);
            string text = $"{modifiers} {contract.Result} {contract.Name}{typeParameters}{contract.ParameterList()}{constraints}\n{{\nthrow new global::System.NotImplementedException();\n}}";
            skeletons.Add(SyntaxFactory.ParseMemberDeclaration(text)!
                .WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
                .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
                .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation));
        }

        editor.InsertAfter(method, skeletons);
    }

    private static (MethodDeclarationSyntax Method, MemberSignature Signature)? MemberOf(FixEdit edit)
    {
        if (edit.Member is not MethodDeclarationSyntax method
            || edit.Diagnostic.Location.SourceSpan == method.Identifier.Span
            || edit.Model.GetDeclaredSymbol(method, edit.Cancellation) is not { } symbol
            || !MemberDiagnosis.IsMarked(symbol, edit.Model.Compilation))
        {
            return null;
        }

        MemberSignature signature = MemberSignature.Read(symbol, new TypeMapper(edit.Model.Compilation, symbol.ContainingType));
        bool isTaken = symbol.ContainingType.GetMembers(CompanionNames.Jvp(signature.Family)).Length > 0
            || symbol.ContainingType.GetMembers(CompanionNames.Vjp(signature.Family)).Length > 0;
        return isTaken ? null : (method, signature);
    }
}
