using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Folds operations on constants, and operations that give back an operand bit by bit: <c>x * 1</c>, <c>x / 1</c>,
/// <c>x - 0</c>. Never <c>x + 0</c>, which loses the sign of a negative zero, nor <c>x * 0</c>. A branch on a constant is
/// resolved.</summary>
internal sealed class SimplifyConstants : IrRewriter
{
    /// <summary>Temporaries that are a variable plus a constant.</summary>
    private readonly Dictionary<int, (VariableOperand Variable, int Constant)> offsets = [];

    private readonly VariableSet assigned = [];

    private SimplifyConstants()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifyConstants();
        AssignedVariables.Gather(method.Body, pass.assigned);
        return pass.Rewrite(method);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is IfStatement { Condition: PassiveConstant { Code: "true" or "false" } condition } branch)
        {
            output.AddRange(Block(condition.Code == "true" ? branch.Then : branch.Else));
            return;
        }

        base.Statement(statement, output);
        if (output.Count > 0 && output[output.Count - 1] is LetStatement { Target: { Name.Length: 0 } target, Value: BinaryExpression { Type: PassiveType { Code: "int" }, IsChecked: false } sum }
            && !assigned.Contains(target.Id) && AsOffset(sum) is { } offset && !assigned.Contains(offset.Variable.Variable.Id))
        {
            offsets[target.Id] = offset;
        }
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
            case ChainExpression { Shadow: RealConstant { IsZero: false } shadow } chain when shadow.Real.Kind != RealKind.Generic:
                return shadow.Value == 1 ? new UseExpression(chain.Partial) : new BinaryExpression(BinaryOperator.Multiply, chain.Partial, shadow, chain.Type);
            case BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type: PassiveType { Code: "int" }, IsChecked: false } binary:
                return Offset(binary) ?? expression;
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

    /// <summary><c>(n - 1) - 1</c> is <c>n - 2</c>, <c>(n + 1) - 1</c> is <c>n</c>: integers wrap around in either.</summary>
    private Expression? Offset(BinaryExpression binary)
    {
        if (AsOffset(binary) is { } outer && offsets.TryGetValue(outer.Variable.Variable.Id, out (VariableOperand Variable, int Constant) inner))
        {
            int constant = unchecked(inner.Constant + outer.Constant);
            if (constant == 0)
            {
                return new UseExpression(inner.Variable);
            }

            if (constant != int.MinValue)
            {
                return new BinaryExpression(constant > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, inner.Variable, PassiveConstant.Int(Math.Abs(constant)), binary.Type);
            }
        }

        return null;
    }

    private static (VariableOperand Variable, int Constant)? AsOffset(BinaryExpression binary) =>
        binary is { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: VariableOperand variable, Right: PassiveConstant right }
        && int.TryParse(right.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int constant)
        && constant != int.MinValue
            ? (variable, binary.Operator == BinaryOperator.Add ? constant : -constant)
            : null;

    private static UseExpression Truth(bool value) => new(value ? PassiveConstant.True : PassiveConstant.False);

    private static UseExpression? Identity(BinaryExpression binary) => binary switch
    {
        { Operator: BinaryOperator.Multiply, Left: RealConstant { Value: 1 } } => new UseExpression(binary.Right),
        { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Right: RealConstant { Value: 1 } } => new UseExpression(binary.Left),
        { Operator: BinaryOperator.Subtract, Right: RealConstant { Bits: 0 } } => new UseExpression(binary.Left),
        _ => null,
    };
}
