using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Folds operations on constants, and operations that give back an operand bit by bit: <c>x * 1</c>, <c>x / 1</c>,
/// <c>x - 0</c>. Never <c>x + 0</c>, which loses the sign of a negative zero, nor <c>x * 0</c>. A branch on a constant is
/// resolved.</summary>
internal sealed class SimplifyConstants : IrRewriter
{
    private SimplifyConstants()
    {
    }

    public static IrMethod Apply(IrMethod method) => new SimplifyConstants().Rewrite(method);

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is IfStatement { Condition: PassiveConstant { Code: "true" or "false" } condition } branch)
        {
            output.AddRange(Block(condition.Code == "true" ? branch.Then : branch.Else));
            return;
        }

        base.Statement(statement, output);
    }

    protected override Expression Expression(Expression expression)
    {
        switch (expression)
        {
            case UnaryExpression { Operator: UnaryOperator.Negate, Value: RealConstant value }:
                return Constant(-value.Value, value.Real);
            case UnaryExpression { Operator: UnaryOperator.LogicalNot, Value: PassiveConstant { Code: "true" or "false" } value }:
                return new UseExpression(value.Code == "true" ? PassiveConstant.False : PassiveConstant.True);
            case BinaryExpression { Left: RealConstant left, Right: RealConstant right } binary when left.Real.Kind != RealKind.Generic:
                return Fold(binary, left, right) ?? expression;
            case BinaryExpression { Type: RealType } binary:
                return Identity(binary) ?? expression;
            case ConvertExpression { Value: RealConstant value, Type: RealType type } when value.Real.Kind != RealKind.Generic && type.Kind != RealKind.Generic:
                return Constant(value.Value, type);
            case SelectExpression { Condition: PassiveConstant { Code: "true" or "false" } condition } select:
                return new UseExpression(condition.Code == "true" ? select.WhenTrue : select.WhenFalse);
            case SelectExpression select when select.WhenTrue == select.WhenFalse:
                return new UseExpression(select.WhenTrue);
            default:
                return expression;
        }
    }

    private static UseExpression Constant(double value, RealType type) =>
        new(new RealConstant(type.Kind == RealKind.Single ? (float)value : value, type));

    private static UseExpression? Fold(BinaryExpression binary, RealConstant left, RealConstant right)
    {
        double a = left.Value;
        double b = right.Value;
        switch (binary.Operator)
        {
            // In double and then rounded to float is what float arithmetic gives: 53 bits are more than twice 24 and two.
            case BinaryOperator.Add:
                return Constant(a + b, left.Real);
            case BinaryOperator.Subtract:
                return Constant(a - b, left.Real);
            case BinaryOperator.Multiply:
                return Constant(a * b, left.Real);
            case BinaryOperator.Divide:
                return Constant(a / b, left.Real);
            case BinaryOperator.Less:
                return Truth(a < b);
            case BinaryOperator.LessOrEqual:
                return Truth(a <= b);
            case BinaryOperator.Greater:
                return Truth(a > b);
            case BinaryOperator.GreaterOrEqual:
                return Truth(a >= b);
            case BinaryOperator.Equal:
                return Truth(a == b);
            case BinaryOperator.NotEqual:
                return Truth(a != b);
            default:
                return null;
        }
    }

    private static UseExpression Truth(bool value) => new(value ? PassiveConstant.True : PassiveConstant.False);

    private static UseExpression? Identity(BinaryExpression binary) => binary switch
    {
        { Operator: BinaryOperator.Multiply, Left: RealConstant { Value: 1 } } => new UseExpression(binary.Right),
        { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Right: RealConstant { Value: 1 } } => new UseExpression(binary.Left),
        { Operator: BinaryOperator.Subtract, Right: RealConstant { Bits: 0 } } => new UseExpression(binary.Left),
        _ => null,
    };
}
