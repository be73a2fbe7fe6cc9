using System.Collections.Immutable;
using System.Composition;
using AutoDiff.Analyzers.Doubts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0008</c>: writes the root of a sum of squares as a norm, whose derivative at 0 is 0.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NormFix))]
[Shared]
public sealed class NormFix : EditFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0008"];

    private protected override string? TitleFor(FixEdit edit) => Norm(edit) is null ? null : "Write it as Hypot, whose derivative at 0 is 0";

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        if (edit.Expression is { } expression && Norm(edit) is { } norm)
        {
            editor.ReplaceNode(expression, norm.WithTriviaFrom(expression));
        }
    }

    private static ExpressionSyntax? Norm(FixEdit edit)
    {
        if (!edit.Diagnostic.Properties.ContainsKey(SingularPoints.IsNorm)
            || edit.Expression is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: >= 1 } arguments } root
            || edit.Model.GetTypeInfo(root, edit.Cancellation).Type is not { } type)
        {
            return null;
        }

        var bases = new List<ExpressionSyntax>();
        if (!Collect(arguments[0].Expression, bases) || bases.Count < 2)
        {
            return null;
        }

        string hypot = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".Hypot";
        return bases.Skip(1).Aggregate(bases[0], (norm, term) => SyntaxEdits.Call(hypot, norm, term));
    }

    /// <summary>The expressions whose squares are added; false if anything else is.</summary>
    private static bool Collect(ExpressionSyntax sum, List<ExpressionSyntax> bases)
    {
        switch (sum)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Collect(parenthesized.Expression, bases);
            case BinaryExpressionSyntax addition when addition.IsKind(SyntaxKind.AddExpression):
                return Collect(addition.Left, bases) && Collect(addition.Right, bases);
            case BinaryExpressionSyntax square when square.IsKind(SyntaxKind.MultiplyExpression) && SyntaxFactory.AreEquivalent(square.Left, square.Right):
                bases.Add(Unwrap(square.Left));
                return true;
            case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } power, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Pow" } }
                when power[1].Expression is LiteralExpressionSyntax { Token.Value: 2 or 2.0 or 2f }:
                bases.Add(power[0].Expression);
                return true;
            default:
                return false;
        }
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inner ? Unwrap(inner.Expression) : expression;
}
