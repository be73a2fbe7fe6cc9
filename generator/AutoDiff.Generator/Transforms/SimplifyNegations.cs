using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary><c>a + (-b)</c> is <c>a - b</c>, and <c>a - (-b)</c> is <c>a + b</c>, to the last bit; likewise what is accumulated.</summary>
internal sealed class SimplifyNegations : IrRewriter
{
    private readonly VariableSet assigned = [];
    private readonly Dictionary<int, Operand> negated = [];

    private SimplifyNegations()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifyNegations();
        AssignedVariables.Gather(method.Body, pass.assigned);
        return pass.Rewrite(method);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is AccumulateStatement accumulate && Negated(accumulate.Value) is { } value)
        {
            output.Add(accumulate with { Value = value, IsSubtraction = !accumulate.IsSubtraction });
            return;
        }

        base.Statement(statement, output);
        if (statement is LetStatement { Target: { Name.Length: 0 } target, Value: UnaryExpression { Operator: UnaryOperator.Negate, Type: RealType, Value: var source } }
            && source is VariableOperand { Variable: var variable } && !assigned.Contains(variable.Id) && !assigned.Contains(target.Id))
        {
            negated[target.Id] = source;
        }
    }

    protected override Expression Expression(Expression expression) => expression switch
    {
        BinaryExpression { Operator: BinaryOperator.Add, Type: RealType } sum when Negated(sum.Right) is { } right =>
            sum with { Operator = BinaryOperator.Subtract, Right = right },
        BinaryExpression { Operator: BinaryOperator.Subtract, Type: RealType } difference when Negated(difference.Right) is { } right =>
            difference with { Operator = BinaryOperator.Add, Right = right },
        _ => expression,
    };

    private Operand? Negated(Operand operand) =>
        operand is VariableOperand { Variable: var variable } && negated.TryGetValue(variable.Id, out Operand? source) ? source : null;
}
