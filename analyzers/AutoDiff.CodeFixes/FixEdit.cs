using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.CodeFixes;

/// <summary>A diagnostic with the syntax and the symbols around it.</summary>
internal sealed record FixEdit(SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, CancellationToken Cancellation)
{
    /// <summary>What the diagnostic stands at.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The outermost expression at the diagnostic's place.</summary>
    public ExpressionSyntax? Expression => Root.FindNode(Diagnostic.Location.SourceSpan) switch
    {
        ArgumentSyntax argument => argument.Expression,
        ExpressionSyntax expression => expression,
        _ => Node as ExpressionSyntax,
    };

    /// <summary>The member around the diagnostic.</summary>
    public MemberDeclarationSyntax? Member => Node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);
}
