using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Lowering;

/// <summary>Memory that is made for a local bears the local's name, so that generated code calls it, and its shadows, what the user does.</summary>
internal sealed class NamedMemory : VariableSubstitution
{
    private readonly Dictionary<int, IrVariable> renamed;

    private NamedMemory(Dictionary<int, IrVariable> renamed)
        : base(renamed) => this.renamed = renamed;

    public static EquatableArray<IrStatement> Apply(EquatableArray<IrStatement> body)
    {
        HashSet<int> assigned = [];
        AssignedVariables.Gather(body, assigned);
        Dictionary<int, IrVariable> renamed = [];
        Collect(body, assigned, renamed);
        return renamed.Count == 0 ? body : new NamedMemory(renamed).Block(body);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement let && renamed.TryGetValue(let.Target.Id, out IrVariable? named))
        {
            if (let.Target.Id != named.Id)
            {
                // The copy that gave the name.
                return;
            }

            statement = let with { Target = named };
        }

        base.Statement(statement, output);
    }

    private static void Collect(EquatableArray<IrStatement> block, HashSet<int> assigned, Dictionary<int, IrVariable> renamed)
    {
        var made = new HashSet<int>();
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: { Name.Length: > 0 } local, Value: UseExpression { Value: VariableOperand { Variable: var temporary } } }
                    when made.Remove(temporary.Id) && local.Type == temporary.Type && !assigned.Contains(local.Id):
                    renamed[temporary.Id] = renamed[local.Id] = temporary with { Name = local.Name };
                    break;
                case LetStatement { Target: { Name.Length: 0, Type: SequenceType } target } when !assigned.Contains(target.Id):
                    made.Add(target.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Collect(inner, assigned, renamed);
            }
        }
    }
}
