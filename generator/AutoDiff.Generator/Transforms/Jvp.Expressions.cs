using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The tangents of expressions, from those of their operands. Null is a zero that is never computed.</summary>
internal sealed partial class Jvp
{
    /// <param name="value">The expression.</param>
    /// <param name="result">What holds its value.</param>
    /// <param name="builder">Where the tangent is computed.</param>
    private Operand? Tangent(Expression value, IrVariable result, IrBuilder builder) => value switch
    {
        UseExpression use => Known(use.Value),
        UnaryExpression { Operator: UnaryOperator.Negate } unary => builder.Negate(Known(unary.Value)),
        BinaryExpression { Type: RealType or AggregateType } binary => Binary(binary, result, builder),
        ConvertExpression convert => Known(convert.Value) is { } tangent ? builder.Let(convert with { Value = tangent }) : null,
        PrimitiveExpression primitive => Primitive(primitive, result, builder),
        LoadExpression load => variedness.IsVaried(load.Place.Base) && variedness.IsActive(load.Place)
            ? builder.Let(new LoadExpression(TangentPlace(load.Place)))
            : null,
        MakeExpression make => builder.Let(make with { Fields = make.Fields.Map(FieldTangent) }),
        ChainExpression chain => builder.Add(
            builder.Chain(Known(chain.Partial), chain.Shadow),
            builder.Chain(chain.Partial, Known(chain.Shadow))),
        SelectExpression select => Select(select, builder),
        _ => null,
    };

    private Operand? Binary(BinaryExpression binary, IrVariable result, IrBuilder builder)
    {
        Operand? left = Known(binary.Left);
        Operand? right = Known(binary.Right);
        return binary.Operator switch
        {
            // ẋ + ẏ
            BinaryOperator.Add => builder.Add(left, right),
            // ẋ - ẏ
            BinaryOperator.Subtract => builder.Subtract(left, right),
            BinaryOperator.Multiply => Product(binary, left, right, builder),
            BinaryOperator.Divide => Quotient(binary, result, left, right, builder),
            BinaryOperator.Remainder => Remainder(binary, result, left, right, builder),
            _ => throw new InvalidOperationException($"No tangent of {binary.Operator}."),
        };
    }

    /// <summary><c>y ẋ + x ẏ</c></summary>
    private static Operand? Product(BinaryExpression binary, Operand? left, Operand? right, IrBuilder builder)
    {
        if (left is not null && binary.Left == binary.Right)
        {
            Operand twice = builder.Let(new BinaryExpression(BinaryOperator.Multiply, new RealConstant(2.0, (RealType)binary.Type), binary.Left, binary.Type));
            return builder.Multiply(twice, left);
        }

        return builder.Add(builder.Multiply(binary.Right, left), builder.Multiply(binary.Left, right));
    }

    /// <summary><c>(ẋ - q ẏ) / y</c> with the quotient <c>q</c>. Where <c>y</c> is zero, zero tangents stay zero.</summary>
    private static Operand? Quotient(BinaryExpression binary, IrVariable result, Operand? left, Operand? right, IrBuilder builder)
    {
        if (right is null)
        {
            return builder.Divide(left, binary.Right);
        }

        if (left is not null)
        {
            return builder.Divide(builder.Subtract(left, builder.Chain(new VariableOperand(result), right)), binary.Right);
        }

        Operand negated = builder.Let(new UnaryExpression(UnaryOperator.Negate, new VariableOperand(result), binary.Type));
        Operand partial = builder.Let(new BinaryExpression(BinaryOperator.Divide, negated, binary.Right, binary.Type));
        return builder.Chain(partial, right);
    }

    /// <summary><c>ẋ - n ẏ</c> with the integer <c>n = (x - x % y) / y</c>, rounded, since the quotient of the rounded operands may be
    /// off by one from the one that <c>%</c> has used.</summary>
    private static Operand? Remainder(BinaryExpression binary, IrVariable result, Operand? left, Operand? right, IrBuilder builder)
    {
        if (right is null)
        {
            return left;
        }

        var type = (RealType)binary.Type;
        Operand multiple = builder.Let(new BinaryExpression(BinaryOperator.Subtract, binary.Left, new VariableOperand(result), type));
        Operand quotient = builder.Let(new BinaryExpression(BinaryOperator.Divide, multiple, binary.Right, type));
        string round = PrimitiveNames.Key("Round", 1);
        Operand count = builder.Let(new PrimitiveExpression(round, PrimitiveNames.Code(round, type), EquatableArray.Of(quotient), type));
        return builder.Subtract(left, builder.Chain(count, right));
    }

    /// <summary>The sum of the partial derivatives times the tangents of the arguments.</summary>
    private Operand? Primitive(PrimitiveExpression primitive, IrVariable result, IrBuilder builder)
    {
        Rule rule = JvpVariedness.RuleOf(rules, primitive);
        Operand? sum = null;
        for (int i = 0; i < primitive.Arguments.Count; i++)
        {
            if (Known(primitive.Arguments[i]) is not { } tangent || JvpVariedness.IsZero(rule.Partials[i]))
            {
                continue;
            }

            Operand partial = FormulaExpansion.Expand(
                rule.Partials[i].Formula!, primitive.Arguments, new VariableOperand(result), (RealType)primitive.Type, builder);
            sum = builder.Add(sum, rule.IsSingular ? builder.Chain(partial, tangent) : builder.Multiply(partial, tangent));
        }

        return sum;
    }

    private Operand? Select(SelectExpression select, IrBuilder builder)
    {
        Operand? whenTrue = Known(select.WhenTrue);
        Operand? whenFalse = Known(select.WhenFalse);
        return whenTrue is null && whenFalse is null
            ? null
            : builder.Let(select with { WhenTrue = whenTrue ?? ZeroOf(select.Type), WhenFalse = whenFalse ?? ZeroOf(select.Type) });
    }
}
