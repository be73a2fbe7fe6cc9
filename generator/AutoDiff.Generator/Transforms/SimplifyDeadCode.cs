using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Removes what nothing reads: pure values, variables that are only assigned, memory of the method's own that is only written.
/// Whether a variable is read is asked of the whole method, so a sum over a loop that only feeds itself goes too.</summary>
internal sealed class SimplifyDeadCode : IrRewriter
{
    private readonly HashSet<int> live = [];
    private readonly Dictionary<int, List<IEnumerable<Operand>>> feeds = [];
    private readonly Stack<IEnumerable<Operand>> work = new();
    private readonly HashSet<int> owned = [];

    /// <summary>Variables that an effect assigns, whether they are read or not.</summary>
    private readonly HashSet<int> keptDeclarations = [];

    private SimplifyDeadCode()
    {
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new SimplifyDeadCode();
        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.Mode is PassingMode.Ref or PassingMode.Out)
            {
                pass.live.Add(parameter.Variable.Id);
            }
        }

        pass.FindOwned(method.Body);
        pass.Gather(method.Body);
        while (pass.work.Count > 0)
        {
            foreach (Operand operand in pass.work.Pop())
            {
                pass.MarkLive(operand);
            }
        }

        return pass.Rewrite(method);
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement let when IsRemovable(let.Value) && !live.Contains(let.Target.Id) && keptDeclarations.Contains(let.Target.Id):
                // The value is not read, but calls, perhaps in several blocks, give out into the variable.
                output.Add(new DeclareStatement(let.Target, IsZeroed: false));
                return;
            case LetStatement let when IsRemovable(let.Value) && !live.Contains(let.Target.Id):
            case DeclareStatement declare when !live.Contains(declare.Target.Id) && !keptDeclarations.Contains(declare.Target.Id):
            case AssignStatement assign when IsRemovable(assign.Value) && !live.Contains(assign.Target.Id):
            case StoreStatement store when IsDead(store.Place.Base):
            case AccumulateStatement accumulate when IsDead(accumulate.Place.Base):
            case FillStatement fill when IsDead(fill.Sequence):
                return;
            case IfStatement or ForStatement:
                int index = output.Count;
                base.Statement(statement, output);
                if (output[index].Blocks().All(static block => block.All(static inner => inner is SourceStatement)))
                {
                    output.RemoveAt(index);
                }

                return;
        }

        base.Statement(statement, output);
    }

    private bool IsDead(IrVariable memory) => owned.Contains(memory.Id) && !live.Contains(memory.Id);

    private static bool IsRemovable(Expression value) => value switch
    {
        TemplateExpression template => template.IsPure,
        TapeReserveExpression or TapeReleaseExpression => false,
        _ => true,
    };

    private void MarkLive(Operand operand)
    {
        if (operand is VariableOperand { Variable: var variable } && live.Add(variable.Id) && feeds.TryGetValue(variable.Id, out List<IEnumerable<Operand>>? sources))
        {
            foreach (IEnumerable<Operand> source in sources)
            {
                work.Push(source);
            }
        }
    }

    /// <summary>Memory that the method has allocated and that has one name only: what is written to it can be seen through that name
    /// alone.</summary>
    private void FindOwned(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: var target, Value: AllocateExpression }:
                    owned.Add(target.Id);
                    break;
                case DeclareStatement { Target: { Type: AggregateType { Kind: not AggregateKind.Class } } target }:
                    owned.Add(target.Id);
                    break;
                case AssignStatement assign:
                    owned.Remove(assign.Target.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                FindOwned(inner);
            }
        }
    }

    /// <summary>Effects keep what they read alive; what feeds a variable is kept alive by it.</summary>
    private void Gather(EquatableArray<IrStatement> block)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let when IsRemovable(let.Value):
                    Feed(let.Target, let.Value.Operands());
                    break;
                case AssignStatement assign when IsRemovable(assign.Value):
                    Feed(assign.Target, assign.Value.Operands());
                    break;
                case AssignStatement assign:
                    keptDeclarations.Add(assign.Target.Id);
                    work.Push(assign.Value.Operands());
                    break;
                case StoreStatement store when owned.Contains(store.Place.Base.Id):
                    Feed(store.Place.Base, store.Place.Indices.Append(store.Value));
                    break;
                case AccumulateStatement accumulate when owned.Contains(accumulate.Place.Base.Id):
                    Feed(accumulate.Place.Base, accumulate.Place.Indices.Append(accumulate.Value));
                    break;
                case FillStatement fill when owned.Contains(fill.Sequence.Id):
                    Feed(fill.Sequence, [fill.Value]);
                    break;
                case CallStatement call:
                    work.Push(call.Operands());
                    keptDeclarations.UnionWith(call.Results.Select(static result => result.Id));
                    keptDeclarations.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                    break;
                default:
                    work.Push(statement.Operands());
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }

    private void Feed(IrVariable target, IEnumerable<Operand> sources)
    {
        if (live.Contains(target.Id))
        {
            work.Push(sources);
        }
        else if (feeds.TryGetValue(target.Id, out List<IEnumerable<Operand>>? known))
        {
            known.Add(sources);
        }
        else
        {
            feeds[target.Id] = [sources];
        }
    }
}
