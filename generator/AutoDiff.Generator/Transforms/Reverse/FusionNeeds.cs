using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>What the reverse of a loop's body reads and writes outside of itself.</summary>
internal sealed class FusionNeeds(PrimalTree tree, ReverseBlock body)
{
    private readonly HashSet<int> declared = [];
    private readonly Dictionary<int, IrVariable> sums = [];

    /// <summary>The scalar and aggregate adjoints that it adds to.</summary>
    public IEnumerable<IrVariable> Sums => sums.Values;

    /// <summary>The variables from outside that it reads, other than to add to them.</summary>
    public Dictionary<int, IrVariable> Read { get; } = [];

    /// <summary>The shadow memory that it only adds to.</summary>
    public List<IrVariable> Added { get; } = [];

    /// <summary>The shadow memory that it reads.</summary>
    public List<IrVariable> Loaded { get; } = [];

    /// <summary>The shadow memory that it sets.</summary>
    public List<IrVariable> Set { get; } = [];

    /// <summary>Collects all of it; false if there is something of another kind.</summary>
    public bool Gather()
    {
        List<IrStatement> statements = [.. Fusion.All(body)];
        foreach (IrStatement statement in statements)
        {
            Declare(statement);
        }

        foreach (PrimalNode condition in Conditions(body))
        {
            Want(((IfStatement)condition.Statement).Condition);
        }

        foreach (Operand operand in Heads(body))
        {
            Want(operand);
        }

        return statements.All(Visit);
    }

    private static IEnumerable<PrimalNode> Conditions(ReverseBlock block) => block.Nodes.SelectMany(static node => node switch
    {
        ReverseIf branch => Conditions(branch.Then).Concat(Conditions(branch.Else)).Prepend(branch.Origin),
        ReverseLoop loop => Conditions(loop.Body),
        _ => [],
    });

    private static IEnumerable<Operand> Heads(ReverseBlock block) => block.Nodes.SelectMany(static node => node switch
    {
        ReverseIf branch => Heads(branch.Then).Concat(Heads(branch.Else)),
        ReverseLoop loop => ReverseReferences.HeadOf(loop.Origin).Concat(Heads(loop.Body)),
        _ => [],
    });

    private void Declare(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s:
                declared.Add(s.Target.Id);
                break;
            case DeclareStatement s:
                declared.Add(s.Target.Id);
                break;
            case ForStatement s:
                declared.Add(s.Index.Id);
                break;
            case CallStatement s:
                declared.UnionWith(s.Results.Select(static result => result.Id));
                declared.UnionWith(s.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!.Id));
                break;
        }
    }

    private void Want(Operand operand)
    {
        if (operand is VariableOperand { Variable: var variable } && !declared.Contains(variable.Id))
        {
            Read[variable.Id] = variable;
        }
    }

    private bool Visit(IrStatement statement)
    {
        // Lists that grow and objects have shadows whose structure the sweeps build and take down in order.
        if (statement.Operands().Any(static operand => operand.Type is SequenceType { Kind: SequenceKind.List } or AggregateType { Kind: AggregateKind.Class or AggregateKind.Immutable })
            || (statement is EffectStatement or LetStatement { Value: TemplateExpression { IsPure: false } } && statement.Operands().Any(static operand => MemoryRoots.IsMemory(operand.Type))))
        {
            return false;
        }

        switch (statement)
        {
            case AssignStatement s when !declared.Contains(s.Target.Id):
                if (s.Value is not BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: VariableOperand left, Right: var term }
                    || left.Variable.Id != s.Target.Id || (term is VariableOperand right && right.Variable.Id == s.Target.Id)
                    || MemoryRoots.IsMemory(s.Target.Type) || tree.Definition(s.Target) is not null)
                {
                    return false;
                }

                sums[s.Target.Id] = s.Target;
                Want(term);
                return true;
            case AccumulateStatement s when MemoryRoots.IsMemory(s.Place.Base.Type):
                Added.Add(s.Place.Base);
                break;
            case AccumulateStatement s when !declared.Contains(s.Place.Base.Id):
                sums[s.Place.Base.Id] = s.Place.Base;
                Want(s.Value);
                return true;
            case StoreStatement s:
                Set.Add(s.Place.Base);
                break;
            case FillStatement s:
                Set.Add(s.Sequence);
                break;
            case CopyStatement s:
                Loaded.Add(s.Source);
                Set.Add(s.Destination);
                break;
            case LetStatement { Value: LoadExpression load } when MemoryRoots.IsMemory(load.Place.Base.Type):
                Loaded.Add(load.Place.Base);
                break;
            case AssignStatement { Value: LoadExpression load } when MemoryRoots.IsMemory(load.Place.Base.Type):
                Loaded.Add(load.Place.Base);
                break;
            case CallStatement s:
                // Adjoint memory of what the callee only reads is added to; of anything else the call itself counts as a write.
                Added.AddRange(s.Arguments.Select(static argument => argument.Value).OfType<VariableOperand>()
                    .Where(v => MemoryRoots.IsMemory(v.Type) && !IsPrimal(v.Variable)).Select(static v => v.Variable));
                break;
            case WhileStatement or ReturnStatement:
                return false;
        }

        foreach (Operand operand in statement.Operands())
        {
            Want(operand);
        }

        return true;
    }

    private bool IsPrimal(IrVariable memory) =>
        tree.Definition(memory) is not null || tree.Method.Parameters.Any(parameter => parameter.Variable.Id == memory.Id);
}
