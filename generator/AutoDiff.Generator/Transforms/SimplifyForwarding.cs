using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>A version of a variable that is only handed on to the next one goes: <c>x2 = e; x1 = x2</c> becomes <c>x1 = e</c>, if nothing
/// else reads <c>x2</c>.</summary>
internal sealed class SimplifyForwarding : IrRewriter
{
    private readonly ReadCounts reads;
    private readonly VariableSet assigned = [];

    private SimplifyForwarding(IrMethod method)
    {
        reads = ReadCounts.Of(method.Body);
        AssignedVariables.Gather(method.Body, assigned);
    }

    public static IrMethod Apply(IrMethod method) => new SimplifyForwarding(method).Rewrite(method);

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        EquatableArray<IrStatement> statements = base.Block(block);
        List<IrStatement> result = new(statements.Count);
        bool changed = false;
        foreach (IrStatement statement in statements)
        {
            if (result.Count > 0 && result[result.Count - 1] is LetStatement let && !assigned.Contains(let.Target.Id)
                && Handed(statement) is { } next && next.Source == let.Target && IsSameVariable(let.Target, next.Target)
                && reads[let.Target.Id] == 1)
            {
                result[result.Count - 1] = statement is LetStatement ? new LetStatement(next.Target, let.Value) : new AssignStatement(next.Target, let.Value);
                changed = true;
                continue;
            }

            if (statement is LetStatement { Value: UseExpression { Value: VariableOperand { Variable: { Name.Length: 0, Type: SequenceType } temporary } } } named
                && named.Target.Type == temporary.Type
                && !assigned.Contains(temporary.Id) && reads[temporary.Id] == 1
                && DeclarationOf(temporary, result) is var index && index >= 0)
            {
                // New memory gets its name at once.
                result[index] = new LetStatement(named.Target, ((LetStatement)result[index]).Value);
                changed = true;
                continue;
            }

            result.Add(statement);
        }

        return changed ? result.ToEquatableArray() : statements;
    }

    private static int DeclarationOf(IrVariable variable, List<IrStatement> statements) =>
        statements.FindIndex(statement => statement is LetStatement let && let.Target == variable);

    private static bool IsSameVariable(IrVariable source, IrVariable target) =>
        source.Type == target.Type && (source.Name.Length == 0 || source.Name == target.Name);

    private static (IrVariable Source, IrVariable Target)? Handed(IrStatement statement) => statement switch
    {
        LetStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } let => (source, let.Target),
        AssignStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } assign => (source, assign.Target),
        _ => null,
    };
}
