using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A version of a variable that is only handed on to the next one goes: <c>x2 = e; x1 = x2</c> becomes <c>x1 = e</c>, if nothing
/// else reads <c>x2</c>.</summary>
internal sealed class SimplifyForwarding : IrRewriter
{
    private readonly Dictionary<int, int> reads = [];
    private readonly HashSet<int> assigned = [];

    private SimplifyForwarding()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifyForwarding();
        AssignedVariables.Gather(method.Body, pass.assigned);
        pass.Count(method.Body);
        return pass.Rewrite(method);
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        EquatableArray<IrStatement> statements = base.Block(block);
        List<IrStatement> result = new(statements.Count);
        foreach (IrStatement statement in statements)
        {
            if (result.Count > 0 && result[result.Count - 1] is LetStatement let && !assigned.Contains(let.Target.Id)
                && Handed(statement) is { } next && next.Source == let.Target && IsSameVariable(let.Target, next.Target)
                && reads.TryGetValue(let.Target.Id, out int count) && count == 1)
            {
                result[result.Count - 1] = statement is LetStatement ? new LetStatement(next.Target, let.Value) : new AssignStatement(next.Target, let.Value);
                continue;
            }

            if (statement is LetStatement { Value: UseExpression { Value: VariableOperand { Variable: { Name.Length: 0, Type: SequenceType } temporary } } } named
                && named.Target.Type == temporary.Type
                && !assigned.Contains(temporary.Id) && reads.TryGetValue(temporary.Id, out int uses) && uses == 1
                && result.FindIndex(before => before is LetStatement memory && memory.Target == temporary) is var index && index >= 0)
            {
                // New memory gets its name at once.
                result[index] = new LetStatement(named.Target, ((LetStatement)result[index]).Value);
                continue;
            }

            result.Add(statement);
        }

        return result.ToEquatableArray();
    }

    private static bool IsSameVariable(IrVariable source, IrVariable target) =>
        source.Type == target.Type && (source.Name.Length == 0 || source.Name == target.Name);

    private static (IrVariable Source, IrVariable Target)? Handed(IrStatement statement) => statement switch
    {
        LetStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } let => (source, let.Target),
        AssignStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } assign => (source, assign.Target),
        _ => null,
    };

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
