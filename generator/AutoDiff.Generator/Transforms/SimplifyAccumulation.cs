using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The first addition to a zeroed shadow becomes its declaration: <c>a = 0; …; a = a + e</c> becomes <c>…; a = e</c>, where
/// nothing between mentions <c>a</c> and both stand in the same block. Likewise the adjoint of a carried variable, which each iteration
/// takes over and sets to zero: <c>t = a; a = 0; …; a = a + e</c> becomes <c>t = a; …; a = e</c>.</summary>
internal sealed class SimplifyAccumulation : IrRewriter
{
    private readonly Func<IrVariable, bool> isShadow;
    private readonly Dictionary<int, int> reads = [];

    private SimplifyAccumulation(Func<IrVariable, bool> isShadow) => this.isShadow = isShadow;

    /// <param name="method">The method.</param>
    /// <param name="parts">The method's adjoints.</param>
    public static IrMethod Apply(IrMethod method, AdjointParts parts)
    {
        var pass = new SimplifyAccumulation(parts.IsAdjoint);
        pass.Count(method.Body);
        return pass.Rewrite(method);
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<IrStatement?> statements = [.. base.Block(block)];

        // Where each zeroed shadow was declared, until something else mentions it.
        var zeroed = new Dictionary<int, int>();

        // The temporary that holds shadow + e, and where it is computed.
        var sums = new Dictionary<int, (int Shadow, int Index)>();
        for (int i = 0; i < statements.Count; i++)
        {
            IrStatement statement = statements[i]!;
            if (ZeroedShadow(statement) is { } shadow)
            {
                zeroed[shadow.Id] = i;
                continue;
            }

            if (zeroed.Count == 0)
            {
                continue;
            }

            if (statement is LetStatement { Target: { Name.Length: 0 } temporary, Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } addition }
                && SumOf(addition) is { } start && zeroed.ContainsKey(start) && reads.TryGetValue(temporary.Id, out int count) && count == 1)
            {
                sums[temporary.Id] = (start, i);
                continue;
            }

            if (statement is AssignStatement assign && zeroed.TryGetValue(assign.Target.Id, out int declaration))
            {
                int? via = assign.Value is UseExpression { Value: VariableOperand { Variable: var used } } ? used.Id : null;
                bool isReadBefore = sums.Any(pair => pair.Value.Shadow == assign.Target.Id && pair.Key != via);
                Expression? first = isReadBefore ? null
                    : assign.Value is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } direct && SumOf(direct) == assign.Target.Id ? Alone(direct)
                    : via is { } id && sums.TryGetValue(id, out (int Shadow, int Index) sum) && sum.Shadow == assign.Target.Id ? Take(statements, sum.Index)
                    : !Mentions(assign.Value.Operands(), assign.Target.Id) ? assign.Value
                    : null;
                if (first is not null)
                {
                    bool isAssigned = statements[declaration] is AssignStatement;
                    statements[declaration] = null;
                    statements[i] = isAssigned ? assign with { Value = first } : new LetStatement(assign.Target, first);
                }

                zeroed.Remove(assign.Target.Id);
            }

            foreach (int id in zeroed.Keys.ToList())
            {
                if (Mentions(statement, id))
                {
                    zeroed.Remove(id);
                }
            }
        }

        return statements.Where(static statement => statement is not null).Select(static statement => statement!).ToEquatableArray();
    }

    /// <summary>What is added to the shadow by a sum, which goes.</summary>
    private static Expression Take(List<IrStatement?> statements, int index)
    {
        var sum = (BinaryExpression)((LetStatement)statements[index]!).Value;
        statements[index] = null;
        return Alone(sum);
    }

    /// <summary>What is left of a sum that begins with zero.</summary>
    private static Expression Alone(BinaryExpression sum) =>
        sum.Operator == BinaryOperator.Add ? new UseExpression(sum.Right) : new UnaryExpression(UnaryOperator.Negate, sum.Right, sum.Type);

    private IrVariable? ZeroedShadow(IrStatement statement) => statement switch
    {
        LetStatement { Target: { Type: RealType } target, Value: UseExpression { Value: RealConstant { IsZero: true } } } when isShadow(target) => target,
        DeclareStatement { IsZeroed: true, Target: { Type: RealType } target } when isShadow(target) => target,
        AssignStatement { Target: { Type: RealType } target, Value: UseExpression { Value: RealConstant { IsZero: true } } } when isShadow(target) => target,
        _ => null,
    };

    /// <summary>The variable to the left of an addition, if it is not also to the right.</summary>
    private static int? SumOf(BinaryExpression addition) =>
        addition.Left is VariableOperand { Variable: var variable } && addition.Right != addition.Left ? variable.Id : null;

    private static bool Mentions(IrStatement statement, int id) =>
        Mentions(statement.Operands(), id)
        || (statement is AssignStatement assign && assign.Target.Id == id)
        || (statement is CallStatement call && (call.Results.Any(result => result.Id == id) || call.Arguments.Any(argument => argument.Result?.Id == id)))
        || statement.Blocks().Any(block => block.Any(inner => Mentions(inner, id)));

    private static bool Mentions(IEnumerable<Operand> operands, int id) =>
        operands.Any(operand => operand is VariableOperand { Variable: var variable } && variable.Id == id);

    private void Count(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            foreach (Operand operand in statement.Operands())
            {
                if (operand is VariableOperand { Variable: var variable })
                {
                    reads[variable.Id] = reads.TryGetValue(variable.Id, out int count) ? count + 1 : 1;
                }
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Count(inner);
            }
        }
    }
}
