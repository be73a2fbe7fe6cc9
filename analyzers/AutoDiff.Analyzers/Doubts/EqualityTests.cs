using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0006</c>: where a branch depends on an active value being equal to something.</summary>
internal static class EqualityTests
{
    public static IEnumerable<Finding> Find(DoubtContext context)
    {
        foreach (PrimalNode node in context.Tree.All)
        {
            if (node.Statement is LetStatement let
                && TestOf(let.Value, context) is { } whenEqual
                && !IsHarmless(let.Target, whenEqual, context, [])
                && context.Place(let.Origin) is { } place)
            {
                Location whole = WholeOf(place);
                yield return new Finding(Descriptors.Equality, whole, SourceQuote.Of(whole));
            }
        }
    }

    /// <summary>The truth value that the expression has where the active value is equal to the other; null if it tests nothing of
    /// the kind. Tests for NaN and for infinities are no matter of derivatives.</summary>
    private static bool? TestOf(Expression value, DoubtContext context)
    {
        switch (value)
        {
            case BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual, Left.Type: RealType } test
                when (context.IsLive(test.Left) || context.IsLive(test.Right))
                    && !test.Left.Equals(test.Right) && !IsNotFinite(test.Left) && !IsNotFinite(test.Right):
                return test.Operator == BinaryOperator.Equal;
            case TemplateExpression { Type: PassiveType { Code: "bool" }, Arguments.Count: 2 } template
                when template.Arguments.All(static a => a.Type.IsDifferentiable) && template.Arguments.Any(context.IsLive)
                    && !template.Arguments[0].Equals(template.Arguments[1]):
                return template.Template switch
                {
                    "{0} == {1}" or "{0}.Equals({1})" => true,
                    "{0} != {1}" => false,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static bool IsNotFinite(Operand operand) => operand is RealConstant { Value: double.NaN or double.PositiveInfinity or double.NegativeInfinity };

    /// <summary>Whether the branch of equality leaves the method by an exception, or neither branch has to do with real
    /// values.</summary>
    private static bool IsHarmless(IrVariable test, bool whenEqual, DoubtContext context, HashSet<int> visited)
    {
        if (!visited.Add(test.Id))
        {
            return true;
        }

        foreach (PrimalNode use in context.UsesOf(test))
        {
            switch (use.Statement)
            {
                case IfStatement branch when branch.Condition is VariableOperand v && v.Variable == test:
                    if (!EndsFlow(whenEqual ? branch.Then : branch.Else) && (MattersToReals(branch.Then) || MattersToReals(branch.Else) || EndsFlow(whenEqual ? branch.Else : branch.Then)))
                    {
                        return false;
                    }

                    break;
                case EffectStatement:
                    break;
                case LetStatement { Value: BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.AndAlso or BinaryOperator.Or or BinaryOperator.OrElse } } let:
                    if (!IsHarmless(let.Target, whenEqual, context, visited))
                    {
                        return false;
                    }

                    break;
                case LetStatement { Value: UnaryExpression { Operator: UnaryOperator.LogicalNot } } let:
                    if (!IsHarmless(let.Target, !whenEqual, context, visited))
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool EndsFlow(EquatableArray<IrStatement> block) => block.Count > 0 && block[block.Count - 1] is EffectStatement { EndsFlow: true };

    private static bool MattersToReals(EquatableArray<IrStatement> block) => block.Any(static statement => statement switch
    {
        AssignStatement s => s.Target.Type.IsDifferentiable || s.Target.Type == PassiveType.Boolean,
        StoreStatement s => s.Value.Type.IsDifferentiable,
        AccumulateStatement or FillStatement or CopyStatement or CallStatement => true,
        IfStatement or ForStatement or WhileStatement => statement.Blocks().Any(MattersToReals),
        _ => false,
    });

    /// <summary><c>x is 0.0</c> as a whole; a constant among several patterns by itself.</summary>
    private static Location WholeOf(Location place)
    {
        if (place.SourceTree is not { } tree)
        {
            return place;
        }

        SyntaxNode node = tree.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        SyntaxNode? pattern = node.FirstAncestorOrSelf<ConstantPatternSyntax>(p => p.Span == place.SourceSpan);
        while (pattern?.Parent is UnaryPatternSyntax or ParenthesizedPatternSyntax)
        {
            pattern = pattern.Parent;
        }

        return pattern?.Parent is IsPatternExpressionSyntax test ? test.GetLocation() : place;
    }
}
