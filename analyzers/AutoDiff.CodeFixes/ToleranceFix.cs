using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0006</c>: turns a test for equality into one for being close.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ToleranceFix))]
[Shared]
public sealed class ToleranceFix : EditFixProvider
{
    private const string Tolerance = "1e-12";
    private const string SingleTolerance = "1e-6f";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0006"];

    private protected override string? TitleFor(FixEdit edit) => Replacement(edit) is null ? null : "Test with a tolerance";

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        if (Replacement(edit) is (SyntaxNode node, SyntaxNode replacement))
        {
            editor.ReplaceNode(node, replacement.WithTriviaFrom(node));
        }
    }

    private static (SyntaxNode Node, SyntaxNode Replacement)? Replacement(FixEdit edit)
    {
        SyntaxNode node = edit.Root.FindNode(edit.Diagnostic.Location.SourceSpan);
        for (SyntaxNode? current = node; current is not null && current.Span == node.Span; current = current.Parent)
        {
            node = current;
        }

        foreach (SyntaxNode candidate in node.DescendantNodesAndSelf().Where(n => n.Span == node.Span))
        {
            switch (candidate)
            {
                case BinaryExpressionSyntax equality when equality.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                    return Test(edit, equality, equality.Left, equality.Right, equality.IsKind(SyntaxKind.EqualsExpression));
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } test:
                    return Test(edit, test, test.Expression, constant.Expression, isEqual: true);
                case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } test:
                    return Test(edit, test, test.Expression, constant.Expression, isEqual: false);
                case ConstantPatternSyntax pattern when TypeOf(edit, pattern.Expression) is { TypeKind: not TypeKind.TypeParameter } type:
                    return (pattern, Range(pattern.Expression, type, pattern.Parent is BinaryPatternSyntax or UnaryPatternSyntax));
                case CaseSwitchLabelSyntax label when TypeOf(edit, label.Value) is { } type:
                    return (label, SyntaxFactory.CasePatternSwitchLabel(Range(label.Value, type, false), label.ColonToken)
                        .WithKeyword(label.Keyword));
                case ExpressionSyntax { Parent: CaseSwitchLabelSyntax label } value when TypeOf(edit, value) is { } type:
                    return (label, SyntaxFactory.CasePatternSwitchLabel(Range(value, type, false), label.ColonToken)
                        .WithKeyword(label.Keyword));
            }
        }

        return null;
    }

    private static ITypeSymbol? TypeOf(FixEdit edit, ExpressionSyntax expression) => edit.Model.GetTypeInfo(expression, edit.Cancellation).ConvertedType;

    private static (SyntaxNode Node, SyntaxNode Replacement)? Test(FixEdit edit, SyntaxNode node, ExpressionSyntax left, ExpressionSyntax right, bool isEqual)
    {
        if (TypeOf(edit, left) is not { } type)
        {
            return null;
        }

        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string? abs = null;
        string tolerance = Tolerance;
        switch (type)
        {
            case { SpecialType: SpecialType.System_Double }:
                abs = "global::System.Math.Abs";
                break;
            case { SpecialType: SpecialType.System_Single }:
                abs = "global::System.MathF.Abs";
                tolerance = SingleTolerance;
                break;
            case ITypeParameterSymbol:
                abs = name + ".Abs";
                tolerance = $"{name}.CreateChecked({Tolerance})";
                break;
        }

        if (abs is null)
        {
            return null;
        }

        bool isZero = edit.Model.GetConstantValue(right, edit.Cancellation).Value is 0 or 0.0 or 0f;
        ExpressionSyntax difference = isZero ? left : SyntaxFactory.ParseExpression($"{Operand(left)} - {Operand(right)}");
        ExpressionSyntax distance = SyntaxEdits.Call(abs, difference).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxToken comparison = SyntaxFactory.Token(isEqual ? SyntaxKind.LessThanEqualsToken : SyntaxKind.GreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space);
        return (node, SyntaxFactory.BinaryExpression(
            isEqual ? SyntaxKind.LessThanOrEqualExpression : SyntaxKind.GreaterThanExpression, distance, comparison, SyntaxFactory.ParseExpression(tolerance)));
    }

    private static string Operand(ExpressionSyntax expression) =>
        expression.WithoutTrivia() is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({expression.WithoutTrivia()})" : expression.WithoutTrivia().ToString();

    private static PatternSyntax Range(ExpressionSyntax constant, ITypeSymbol type, bool isPart)
    {
        string tolerance = type.SpecialType == SpecialType.System_Single ? SingleTolerance : Tolerance;
        string value = constant.WithoutTrivia().ToString();
        string range = value is "0" or "0.0" or "0f" or "0d"
            ? $">= -{tolerance} and <= {tolerance}"
            : $">= {value} - {tolerance} and <= {value} + {tolerance}";
        return ((IsPatternExpressionSyntax)SyntaxFactory.ParseExpression($"x is {(isPart ? $"({range})" : range)}")).Pattern;
    }
}
