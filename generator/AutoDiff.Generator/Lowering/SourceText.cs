using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>The user's statement on one line, without comments; of a compound statement only the head.</summary>
internal static class SourceText
{
    private const int MaximumLength = 100;

    public static string Of(SyntaxNode syntax)
    {
        int end = syntax switch
        {
            IfStatementSyntax s => s.CloseParenToken.Span.End,
            ForStatementSyntax s => s.CloseParenToken.Span.End,
            CommonForEachStatementSyntax s => s.CloseParenToken.Span.End,
            WhileStatementSyntax s => s.CloseParenToken.Span.End,
            SwitchStatementSyntax s => s.OpenBraceToken.GetPreviousToken().Span.End,
            DoStatementSyntax s => s.DoKeyword.Span.End,
            _ => syntax.Span.End,
        };
        StringBuilder text = new();
        foreach (SyntaxToken token in syntax.DescendantTokens())
        {
            if (token.Span.End > end)
            {
                break;
            }

            Append(text, token);
            if (text.Length > MaximumLength)
            {
                text.Length = MaximumLength - 1;
                text.Append('…');
                break;
            }
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, SyntaxToken token)
    {
        foreach (char c in token.Text)
        {
            // Only raw and verbatim strings hold line breaks.
            text.Append(char.IsWhiteSpace(c) ? ' ' : c);
        }

        if (token.TrailingTrivia.Count > 0 || token.GetNextToken().LeadingTrivia.Any(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
        {
            text.Append(' ');
        }
    }
}
