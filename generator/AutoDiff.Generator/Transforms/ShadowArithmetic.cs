using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Arithmetic on tangents and adjoints. Null stands for a zero that is never materialised, and products with the
/// constants 1, -1 and 0 vanish. Only for shadows: the sign of a zero is not kept.</summary>
internal static class ShadowArithmetic
{
    public static Operand? Add(this IrBuilder builder, Operand? left, Operand? right) =>
        left is null ? right
        : right is null ? left
        : builder.Let(new BinaryExpression(BinaryOperator.Add, left, right, left.Type));

    public static Operand? Subtract(this IrBuilder builder, Operand? left, Operand? right) =>
        right is null ? left
        : left is null ? builder.Negate(right)
        : builder.Let(new BinaryExpression(BinaryOperator.Subtract, left, right, left.Type));

    public static Operand? Negate(this IrBuilder builder, Operand? value) => value switch
    {
        null => null,
        RealConstant constant => new RealConstant(-constant.Value, constant.Real),
        _ => builder.Let(new UnaryExpression(UnaryOperator.Negate, value, value.Type)),
    };

    /// <summary>A partial derivative times a shadow.</summary>
    public static Operand? Multiply(this IrBuilder builder, Operand? partial, Operand? shadow)
    {
        if (partial is null || shadow is null)
        {
            return null;
        }

        return partial switch
        {
            RealConstant { Value: 1 } => shadow,
            RealConstant { Value: -1 } => builder.Negate(shadow),
            RealConstant { IsZero: true } => null,
            _ => builder.Let(new BinaryExpression(BinaryOperator.Multiply, partial, shadow, shadow.Type)),
        };
    }

    /// <summary>As <see cref="Multiply"/>, with a partial that may be infinite or NaN: exactly zero where the shadow is.</summary>
    public static Operand? Chain(this IrBuilder builder, Operand? partial, Operand? shadow) =>
        partial is null || shadow is null ? null
        : partial is RealConstant ? builder.Multiply(partial, shadow)
        : builder.Let(new ChainExpression(partial, shadow, shadow.Type));

    /// <summary><c>shadow / divisor</c>, exactly zero where the shadow is.</summary>
    public static Operand? Divide(this IrBuilder builder, Operand? shadow, Operand divisor)
    {
        if (shadow is null)
        {
            return null;
        }

        if (divisor is RealConstant { IsZero: false })
        {
            return builder.Let(new BinaryExpression(BinaryOperator.Divide, shadow, divisor, shadow.Type));
        }

        var real = (RealType)shadow.Type;
        Operand reciprocal = builder.Let(new BinaryExpression(BinaryOperator.Divide, new RealConstant(1.0, real), divisor, real));
        return builder.Chain(reciprocal, shadow);
    }
}
