using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which values of a versioned method depend on an active input (varied), which influence an output (useful), and
/// which do both (active). Scalars flow-sensitively, by single assignment; memory per root, regardless of order.</summary>
internal sealed class Activity
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly HashSet<int> varied = [];
    private readonly HashSet<int> useful = [];
    private readonly HashSet<int> variedRoots = [];
    private readonly HashSet<int> usefulRoots = [];
    private bool changed;

    public Activity(PrimalTree tree, MemoryRoots roots, IEnumerable<Operand> outputs)
    {
        this.tree = tree;
        this.roots = roots;
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            Seed(parameter);
        }

        Fixpoint(forward: true);
        foreach (Operand output in outputs)
        {
            Use(output);
        }

        Fixpoint(forward: false);
    }

    public bool IsVaried(Operand operand) => operand is VariableOperand { Variable: var v }
        && (MemoryRoots.IsMemory(v.Type) ? roots.Of(v).Any(variedRoots.Contains) : varied.Contains(v.Id));

    public bool IsUseful(IrVariable variable) => MemoryRoots.IsMemory(variable.Type)
        ? roots.Of(variable).Any(usefulRoots.Contains)
        : useful.Contains(variable.Id);

    public bool IsActive(Operand operand) => operand is VariableOperand { Variable: var v } && v.Type.IsDifferentiable && IsVaried(operand) && IsUseful(v);

    public bool IsActive(IrVariable variable) => IsActive(new VariableOperand(variable));

    private void Seed(IrParameter parameter)
    {
        IrVariable variable = parameter.Variable;
        bool isMemory = MemoryRoots.IsMemory(variable.Type);
        if (parameter.IsActive && parameter.Mode != PassingMode.Out)
        {
            (isMemory ? variedRoots : varied).Add(variable.Id);
        }

        if (parameter.IsActive && isMemory && parameter.IsMutable)
        {
            usefulRoots.Add(variable.Id);
        }
    }

    private void Fixpoint(bool forward)
    {
        do
        {
            changed = false;
            if (forward)
            {
                foreach (PrimalNode node in tree.All)
                {
                    Forward(node.Statement);
                }
            }
            else
            {
                for (int i = tree.All.Count - 1; i >= 0; i--)
                {
                    Backward(tree.All[i].Statement);
                }
            }
        }
        while (changed);
    }

    private void Vary(IrVariable variable)
    {
        if (!variable.Type.IsDifferentiable)
        {
            return;
        }

        if (MemoryRoots.IsMemory(variable.Type))
        {
            foreach (int root in roots.Of(variable))
            {
                changed |= variedRoots.Add(root);
            }
        }
        else
        {
            changed |= varied.Add(variable.Id);
        }
    }

    private void Use(Operand operand)
    {
        if (operand is not VariableOperand { Variable: var variable } || !variable.Type.IsDifferentiable)
        {
            return;
        }

        if (MemoryRoots.IsMemory(variable.Type))
        {
            foreach (int root in roots.Of(variable))
            {
                changed |= usefulRoots.Add(root);
            }
        }
        else
        {
            changed |= useful.Add(variable.Id);
        }
    }

    private void Forward(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s when Carries(s.Value):
                Vary(s.Target);
                break;
            case AssignStatement s when Carries(s.Value):
                Vary(s.Target);
                break;
            case StoreStatement s when IsVaried(s.Value):
                Vary(s.Place.Base);
                break;
            case AccumulateStatement s when IsVaried(s.Value):
                Vary(s.Place.Base);
                break;
            case FillStatement s when IsVaried(s.Value):
                Vary(s.Sequence);
                break;
            case CopyStatement s when IsVaried(new VariableOperand(s.Source)):
                Vary(s.Destination);
                break;
            case EffectStatement when ListCode.Read(statement) is { Value: { } added } change && IsVaried(added):
                Vary(change.List);
                break;
            case CallStatement s when HasVariedInput(s):
                foreach (IrVariable result in Results(s))
                {
                    Vary(result);
                }

                foreach (IrVariable written in ActiveWritten(s))
                {
                    Vary(written);
                }

                break;
        }
    }

    /// <summary>Whether a varied operand makes the expression's value varied.</summary>
    /// <remarks>A gap carries: what comes out of it would be active if it had a derivative, and the next gap must not go unnoticed
    /// for that.</remarks>
    private bool Carries(Expression value) => value.Type.IsDifferentiable
        && value is not (TemplateExpression { Gap: null } or LengthExpression or AllocateExpression)
        && !(value is LoadExpression { Place: var place } && PassiveParts.Contain(place, tree.Method.Layouts))
        && value.Operands().Any(IsVaried);

    private bool HasVariedInput(CallStatement call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Callee.ParameterOf(i).IsActive && call.Arguments[i].Value is { } value && IsVaried(value))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IrVariable> Results(CallStatement call)
    {
        if (call.Callee.IsReturnActive)
        {
            foreach (IrVariable result in call.Results)
            {
                yield return result;
            }
        }

        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Callee.ParameterOf(i).IsActive && call.Arguments[i].Result is { } result)
            {
                yield return result;
            }
        }
    }

    private static IEnumerable<IrVariable> ActiveWritten(CallStatement call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            CalleeParameter parameter = call.Callee.ParameterOf(i);
            if (parameter.IsActive && !parameter.IsReadOnly && call.Arguments[i].Value is VariableOperand v && MemoryRoots.IsMemory(v.Type))
            {
                yield return v.Variable;
            }
        }
    }

    private void Backward(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s when IsUseful(s.Target):
                UseAll(s.Value);
                break;
            case AssignStatement s when IsUseful(s.Target):
                UseAll(s.Value);
                break;
            case StoreStatement s when IsUseful(s.Place.Base):
                Use(s.Value);
                break;
            case AccumulateStatement s when IsUseful(s.Place.Base):
                Use(s.Value);
                break;
            case FillStatement s when IsUseful(s.Sequence):
                Use(s.Value);
                break;
            case CopyStatement s when IsUseful(s.Destination):
                Use(new VariableOperand(s.Source));
                break;
            case EffectStatement when ListCode.Read(statement) is { Value: { } added } change && IsUseful(change.List):
                Use(added);
                break;
            case CallStatement s when Results(s).Any(IsUseful) || ActiveWritten(s).Any(IsUseful):
                for (int i = 0; i < s.Arguments.Count; i++)
                {
                    // A receiver that the companions take as constant counts, too: an active one is an error, never a silent zero.
                    bool counts = s.Callee.ParameterOf(i).IsActive || (s.Callee.HasReceiver && i == 0);
                    if (counts && s.Arguments[i].Value is { } value)
                    {
                        Use(value);
                    }
                }

                break;
        }
    }

    private void UseAll(Expression value)
    {
        if (value is TemplateExpression { Gap: null })
        {
            return;
        }

        foreach (Operand operand in value.Operands())
        {
            Use(operand);
        }
    }
}
