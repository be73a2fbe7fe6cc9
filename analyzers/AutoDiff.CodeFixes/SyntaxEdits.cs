using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiff.CodeFixes;

/// <summary>The edits that several fixes share. Names are written in full and simplified where the file allows it.</summary>
internal static class SyntaxEdits
{
    /// <summary>Makes the types around a node partial.</summary>
    public static void MakePartial(SyntaxEditor editor, SyntaxNode node)
    {
        foreach (TypeDeclarationSyntax type in node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            // Another edit of the same nest may have been here before.
            editor.ReplaceNode(type, static (current, _) => WithPartial((TypeDeclarationSyntax)current));
        }
    }

    /// <summary>Adds an attribute list on a line of its own above the member.</summary>
    public static SyntaxNode WithAttribute(SyntaxNode member, string attribute)
    {
        AttributeListSyntax list = AttributeList(attribute);
        switch (member)
        {
            case ParameterSyntax parameter:
                return parameter.WithoutLeadingTrivia()
                    .WithAttributeLists(parameter.AttributeLists.Insert(0, list.WithTrailingTrivia(SyntaxFactory.Space)))
                    .WithLeadingTrivia(parameter.GetLeadingTrivia());
            case MemberDeclarationSyntax declaration:
                SyntaxTriviaList leading = declaration.GetLeadingTrivia();
                MemberDeclarationSyntax bare = declaration.WithoutLeadingTrivia();
                SyntaxTriviaList indentation = [.. leading.Reverse().TakeWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
                bare = bare.WithLeadingTrivia(indentation);
                return bare.WithAttributeLists(bare.AttributeLists.Insert(
                    0, list.WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)));
            default:
                return member;
        }
    }

    public static AttributeListSyntax AttributeList(string attribute) =>
        SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute).WithAdditionalAnnotations(Simplifier.Annotation))])
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The expression inside a call of a static method that is named in full.</summary>
    public static ExpressionSyntax Call(string method, params ExpressionSyntax[] arguments) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(method).WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.ArgumentList([.. arguments.Select(static argument => SyntaxFactory.Argument(argument.WithoutTrivia()))])
                .NormalizeWhitespace());

    public static ExpressionSyntax StopGradient(ExpressionSyntax expression) =>
        Call("global::AutoDiff.Diff.StopGradient", expression).WithTriviaFrom(expression);

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        if (type.Modifiers.Count == 0)
        {
            keyword = keyword.WithLeadingTrivia(type.Keyword.LeadingTrivia);
            return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([keyword]);
        }

        return type.AddModifiers(keyword);
    }
}
