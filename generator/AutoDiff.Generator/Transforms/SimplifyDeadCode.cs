using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Removes what nothing reads: pure values, variables that are only assigned, memory of the method's own that is only written.
/// Whether a variable is read is asked of the whole method, so a sum over a loop that only feeds itself goes too.</summary>
internal sealed class SimplifyDeadCode : IrRewriter
{
    private readonly VariableSet live = [];
    private readonly VariableMap<IrStatement> feeds = new();

    /// <summary>Where there are several.</summary>
    private readonly Dictionary<int, List<IrStatement>> moreFeeds = [];
    private readonly Stack<IrStatement> work = new();
    private readonly VariableSet owned = [];

    /// <summary>Variables that an effect assigns, whether they are read or not.</summary>
    private readonly VariableSet keptDeclarations = [];

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
            foreach (Operand operand in pass.Sources(pass.work.Pop()))
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
        if (operand is VariableOperand { Variable: var variable } && live.Add(variable.Id) && feeds.TryGetValue(variable.Id, out IrStatement first))
        {
            work.Push(first);
            if (moreFeeds.TryGetValue(variable.Id, out List<IrStatement>? more))
            {
                more.ForEach(work.Push);
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
                    Feed(let.Target, let);
                    break;
                case AssignStatement assign when IsRemovable(assign.Value):
                    Feed(assign.Target, assign);
                    break;
                case AssignStatement assign:
                    keptDeclarations.Add(assign.Target.Id);
                    work.Push(assign);
                    break;
                case StoreStatement store when owned.Contains(store.Place.Base.Id):
                    Feed(store.Place.Base, store);
                    break;
                case AccumulateStatement accumulate when owned.Contains(accumulate.Place.Base.Id):
                    Feed(accumulate.Place.Base, accumulate);
                    break;
                case FillStatement fill when owned.Contains(fill.Sequence.Id):
                    Feed(fill.Sequence, fill);
                    break;
                case CallStatement call:
                    work.Push(call);
                    keptDeclarations.UnionWith(call.Results.Select(static result => result.Id));
                    keptDeclarations.UnionWith(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                    break;
                default:
                    work.Push(statement);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner);
            }
        }
    }

    /// <summary>What a statement reads; for memory of the method's own, what is written there and where.</summary>
    private OperandList Sources(IrStatement statement) => statement switch
    {
        StoreStatement store when owned.Contains(store.Place.Base.Id) => new OperandList(store.Place.Indices, last: store.Value),
        AccumulateStatement accumulate when owned.Contains(accumulate.Place.Base.Id) => new OperandList(accumulate.Place.Indices, last: accumulate.Value),
        FillStatement fill when owned.Contains(fill.Sequence.Id) => new OperandList(fill.Value),
        _ => statement.Operands(),
    };

    private void Feed(IrVariable target, IrStatement source)
    {
        if (live.Contains(target.Id))
        {
            work.Push(source);
        }
        else if (!feeds.ContainsKey(target.Id))
        {
            feeds[target.Id] = source;
        }
        else
        {
            (moreFeeds.TryGetValue(target.Id, out List<IrStatement>? more) ? more : moreFeeds[target.Id] = []).Add(source);
        }
    }
}
