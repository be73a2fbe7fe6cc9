using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>Reads the formula of a partial derivative, a C# expression in <c>x</c>, <c>y</c>, <c>z</c>, <c>w</c> and
/// <c>result</c>. A formula outside the small language of <c>DerivativeOfAttribute.Partials</c> reads as null.</summary>
internal static class FormulaParser
{
    private const string Arguments = "xyzw";

    public static Formula? Parse(string text, int arity)
    {
        ExpressionSyntax syntax = SyntaxFactory.ParseExpression(text);
        return syntax.ContainsDiagnostics ? null : Read(syntax, arity);
    }

    private static Formula? Read(ExpressionSyntax syntax, int arity) => syntax switch
    {
        ParenthesizedExpressionSyntax parenthesised => Read(parenthesised.Expression, arity),
        LiteralExpressionSyntax literal => ReadLiteral(literal),
        IdentifierNameSyntax identifier => ReadArgument(identifier.Identifier.ValueText, arity),
        PrefixUnaryExpressionSyntax unary => ReadUnary(unary, arity),
        BinaryExpressionSyntax binary => ReadBinary(binary, arity),
        ConditionalExpressionSyntax conditional => ReadConditional(conditional, arity),
        MemberAccessExpressionSyntax member when IsOwner(member.Expression) => ReadConstant(member.Name.Identifier.ValueText),
        InvocationExpressionSyntax call => ReadCall(call, arity),
        _ => null,
    };

    private static Formula? ReadLiteral(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int value => new FormulaNumber(value),
        long value => new FormulaNumber(value),
        float value => new FormulaNumber(value),
        double value => new FormulaNumber(value),
        _ => null,
    };

    private static Formula? ReadArgument(string name, int arity)
    {
        if (name == "result")
        {
            return new FormulaArgument(-1);
        }

        int index = name.Length == 1 ? Arguments.IndexOf(name[0]) : -1;
        return index >= 0 && index < arity ? new FormulaArgument(index) : null;
    }

    private static Formula? ReadUnary(PrefixUnaryExpressionSyntax unary, int arity)
    {
        if (Read(unary.Operand, arity) is not { } value)
        {
            return null;
        }

        return unary.Kind() switch
        {
            SyntaxKind.UnaryPlusExpression => value,
            SyntaxKind.UnaryMinusExpression when value is FormulaNumber number => new FormulaNumber(-number.Value),
            SyntaxKind.UnaryMinusExpression => new FormulaUnary(UnaryOperator.Negate, value),
            SyntaxKind.LogicalNotExpression => new FormulaUnary(UnaryOperator.LogicalNot, value),
            _ => null,
        };
    }

    private static Formula? ReadBinary(BinaryExpressionSyntax binary, int arity)
    {
        BinaryOperator? @operator = binary.Kind() switch
        {
            SyntaxKind.AddExpression => BinaryOperator.Add,
            SyntaxKind.SubtractExpression => BinaryOperator.Subtract,
            SyntaxKind.MultiplyExpression => BinaryOperator.Multiply,
            SyntaxKind.DivideExpression => BinaryOperator.Divide,
            SyntaxKind.ModuloExpression => BinaryOperator.Remainder,
            SyntaxKind.EqualsExpression => BinaryOperator.Equal,
            SyntaxKind.NotEqualsExpression => BinaryOperator.NotEqual,
            SyntaxKind.LessThanExpression => BinaryOperator.Less,
            SyntaxKind.LessThanOrEqualExpression => BinaryOperator.LessOrEqual,
            SyntaxKind.GreaterThanExpression => BinaryOperator.Greater,
            SyntaxKind.GreaterThanOrEqualExpression => BinaryOperator.GreaterOrEqual,
            SyntaxKind.LogicalAndExpression => BinaryOperator.AndAlso,
            SyntaxKind.LogicalOrExpression => BinaryOperator.OrElse,
            _ => null,
        };
        return @operator is { } op && Read(binary.Left, arity) is { } left && Read(binary.Right, arity) is { } right
            ? new FormulaBinary(op, left, right)
            : null;
    }

    private static FormulaConditional? ReadConditional(ConditionalExpressionSyntax conditional, int arity) =>
        Read(conditional.Condition, arity) is { } condition
        && Read(conditional.WhenTrue, arity) is { } whenTrue
        && Read(conditional.WhenFalse, arity) is { } whenFalse
            ? new FormulaConditional(condition, whenTrue, whenFalse)
            : null;

    private static FormulaNumber? ReadConstant(string name) => name switch
    {
        "PI" or "Pi" => new FormulaNumber(Math.PI),
        "E" => new FormulaNumber(Math.E),
        "Tau" => new FormulaNumber(2 * Math.PI),
        "NaN" => new FormulaNumber(double.NaN),
        "PositiveInfinity" => new FormulaNumber(double.PositiveInfinity),
        "NegativeInfinity" => new FormulaNumber(double.NegativeInfinity),
        "NegativeZero" => new FormulaNumber(-0.0),
        "MaxValue" => new FormulaNumber(double.MaxValue),
        "MinValue" => new FormulaNumber(double.MinValue),
        _ => null,
    };

    private static FormulaCall? ReadCall(InvocationExpressionSyntax call, int arity)
    {
        if (call.Expression is not MemberAccessExpressionSyntax callee || !IsOwner(callee.Expression))
        {
            return null;
        }

        var arguments = new List<Formula>();
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (Read(argument.Expression, arity) is not { } value)
            {
                return null;
            }

            arguments.Add(value);
        }

        string name = callee.Name.Identifier.ValueText;
        bool isPredicate = name.StartsWith("Is", StringComparison.Ordinal);
        return new FormulaCall(isPredicate ? name : PrimitiveNames.Key(name, arguments.Count), arguments.ToEquatableArray());
    }

    private static bool IsOwner(ExpressionSyntax expression) => expression switch
    {
        PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.DoubleKeyword) || type.Keyword.IsKind(SyntaxKind.FloatKeyword),
        IdentifierNameSyntax name => name.Identifier.ValueText is "Math" or "MathF" or "Double" or "Single",
        _ => false,
    };
}
