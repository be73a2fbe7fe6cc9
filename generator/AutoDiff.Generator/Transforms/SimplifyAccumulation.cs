using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The first addition to a zeroed shadow becomes its declaration: <c>a = 0; …; a = a + e</c> becomes <c>…; a = e</c>, where
/// nothing between mentions <c>a</c> and both stand in the same block. Likewise the adjoint of a carried variable, which each iteration
/// takes over and sets to zero: <c>t = a; a = 0; …; a = a + e</c> becomes <c>t = a; …; a = e</c>.</summary>
internal sealed class SimplifyAccumulation : IrRewriter
{
    private readonly Func<IrVariable, bool> isShadow;
    private readonly ReadCounts reads;

    private SimplifyAccumulation(Func<IrVariable, bool> isShadow, ReadCounts reads)
    {
        this.isShadow = isShadow;
        this.reads = reads;
    }

    /// <param name="method">The method.</param>
    /// <param name="parts">The method's adjoints.</param>
    public static IrMethod Apply(IrMethod method, AdjointParts parts) => new SimplifyAccumulation(parts.IsAdjoint, ReadCounts.Of(method.Body)).Rewrite(method);

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        EquatableArray<IrStatement> before = base.Block(block);
        List<IrStatement?> statements = [.. before];
        bool changed = false;

        // Where each zeroed shadow was declared, until something else mentions it.
        var zeroed = new Dictionary<int, int>();

        // The temporary that holds shadow + e, and where it is computed.
        var sums = new Dictionary<int, (int Shadow, int Index)>();

        // How many of them each shadow has.
        var pending = new Dictionary<int, int>();
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
                && SumOf(addition) is { } start && zeroed.ContainsKey(start) && reads[temporary.Id] == 1)
            {
                sums[temporary.Id] = (start, i);
                pending[start] = pending.TryGetValue(start, out int count) ? count + 1 : 1;
                continue;
            }

            if (statement is AssignStatement assign && zeroed.TryGetValue(assign.Target.Id, out int declaration))
            {
                int? via = assign.Value is UseExpression { Value: VariableOperand { Variable: var used } } ? used.Id : null;
                bool isOwn = via is { } temporarySum && sums.TryGetValue(temporarySum, out (int Shadow, int Index) own) && own.Shadow == assign.Target.Id;
                bool isReadBefore = pending.TryGetValue(assign.Target.Id, out int others) && others > (isOwn ? 1 : 0);
                Expression? first = isReadBefore ? null
                    : assign.Value is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } direct && SumOf(direct) == assign.Target.Id ? Alone(direct)
                    : isOwn ? Take(statements, sums[via!.Value].Index)
                    : !assign.Value.Operands().Mentions(assign.Target.Id) ? assign.Value
                    : null;
                if (first is not null)
                {
                    bool isAssigned = statements[declaration] is AssignStatement;
                    statements[declaration] = null;
                    changed = true;
                    statements[i] = isAssigned ? assign with { Value = first } : new LetStatement(assign.Target, first);
                }

                zeroed.Remove(assign.Target.Id);
            }

            Forget(statement, zeroed);
        }

        return !changed ? before : statements.Where(static statement => statement is not null).Select(static statement => statement!).ToEquatableArray();
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

    /// <summary>What a statement mentions is not only zeroed any more.</summary>
    private static void Forget(IrStatement statement, Dictionary<int, int> zeroed)
    {
        foreach (Operand operand in statement.Operands())
        {
            if (operand is VariableOperand { Variable: var variable })
            {
                zeroed.Remove(variable.Id);
            }
        }

        switch (statement)
        {
            case AssignStatement assign:
                zeroed.Remove(assign.Target.Id);
                break;
            case CallStatement call:
                foreach (IrVariable result in call.Results.Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!)))
                {
                    zeroed.Remove(result.Id);
                }

                break;
        }

        foreach (EquatableArray<IrStatement> block in statement.Blocks())
        {
            foreach (IrStatement inner in block)
            {
                Forget(inner, zeroed);
            }
        }
    }
}
