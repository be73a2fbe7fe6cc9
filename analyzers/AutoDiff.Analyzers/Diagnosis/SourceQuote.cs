using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>The user's expression as a message quotes it: on one line, and short.</summary>
internal static class SourceQuote
{
    private const int MaximumLength = 60;

    public static string Of(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return "";
        }

        TextSpan span = location.SourceSpan;
        int end = Math.Min(span.End, span.Start + (4 * MaximumLength));
        string text = tree.GetText().ToString(TextSpan.FromBounds(span.Start, end));
        string line = string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaximumLength ? line : line.Substring(0, MaximumLength - 1) + "…";
    }

    /// <summary>The head of a compound statement; any other place as it is.</summary>
    public static Location HeadOf(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return location;
        }

        SyntaxNode node = tree.GetRoot().FindNode(location.SourceSpan);
        int end = node switch
        {
            ForStatementSyntax loop => loop.CloseParenToken.Span.End,
            CommonForEachStatementSyntax loop => loop.CloseParenToken.Span.End,
            WhileStatementSyntax loop => loop.CloseParenToken.Span.End,
            DoStatementSyntax loop => loop.DoKeyword.Span.End,
            LockStatementSyntax statement => statement.CloseParenToken.Span.End,
            TryStatementSyntax statement => statement.TryKeyword.Span.End,
            UsingStatementSyntax statement => statement.CloseParenToken.Span.End,
            _ => node.Span.End,
        };
        return end == node.Span.End ? location : Location.Create(tree, TextSpan.FromBounds(node.SpanStart, end));
    }
}
