using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Which reals of a companion are adjoints or tangents or parts of them, so that nothing of the primal depends on how they are rounded.</summary>
internal sealed class AdjointParts
{
    private readonly Func<IrVariable, bool> isShadow;
    private readonly Func<Operand, bool> isDerived;
    private readonly MemoryAliases aliases;
    private readonly VariableSet derived = [];
    private readonly VariableSet declared = [];
    private readonly VariableSet tied = [];

    private AdjointParts(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        this.isShadow = isShadow;
        isDerived = IsDerived;
        aliases = MemoryAliases.Of(method, isShadow);
    }

    public static AdjointParts Of(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var parts = new AdjointParts(method, isShadow);
        while (parts.Derive(method.Body))
        {
        }

        parts.Tie(method.Body);
        return parts;
    }

    /// <summary>Whether a real is one, or memory holds nothing else.</summary>
    public bool IsAdjoint(IrVariable variable) => isShadow(variable) || (variable.Type is SequenceType
        ? aliases.IsShadow(variable)
        : variable.Name.Length == 0 && (derived.Contains(variable.Id) || (declared.Contains(variable.Id) && !tied.Contains(variable.Id))));

    /// <summary>What is computed from a shadow is one; whether an assignment told something new about what came before it.</summary>
    private bool Derive(EquatableArray<IrStatement> block)
    {
        bool again = false;
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: { Type: RealType, Name.Length: 0 } target, Value: UnaryExpression or BinaryExpression or UseExpression or ChainExpression } let
                    when let.Value.Operands().Any(isDerived):
                    derived.Add(target.Id);
                    break;
                case AssignStatement { Target: { Type: RealType, Name.Length: 0 } target, Value: UnaryExpression or BinaryExpression or UseExpression or ChainExpression } assign
                    when assign.Value.Operands().Any(isDerived):
                    again |= derived.Add(target.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                again |= Derive(inner);
            }
        }

        return again;
    }

    private bool IsDerived(Operand operand) => operand is VariableOperand { Variable: { Type: RealType } variable } && (derived.Contains(variable.Id) || isShadow(variable));

    /// <summary>From the end: a temporary whose every reader is a part of an adjoint is one, too.</summary>
    private void Tie(EquatableArray<IrStatement> block)
    {
        for (int i = block.Count - 1; i >= 0; i--)
        {
            IrStatement statement = block[i];
            BlockList inner = statement.Blocks();
            for (int b = inner.Count - 1; b >= 0; b--)
            {
                Tie(inner[b]);
            }

            bool isPart;
            switch (statement)
            {
                case LetStatement let:
                    declared.Add(let.Target.Id);
                    isPart = let.Target.Type is RealType && IsAdjoint(let.Target);
                    break;
                case AssignStatement assign:
                    isPart = assign.Target.Type is RealType && (isShadow(assign.Target) || derived.Contains(assign.Target.Id));
                    break;
                case StoreStatement store:
                    isPart = IsAdjoint(store.Place.Base);
                    break;
                case AccumulateStatement sum:
                    isPart = IsAdjoint(sum.Place.Base);
                    break;
                default:
                    isPart = false;
                    break;
            }

            if (!isPart)
            {
                foreach (Operand operand in statement.Operands())
                {
                    if (operand is VariableOperand { Variable: { Type: RealType } variable })
                    {
                        tied.Add(variable.Id);
                    }
                }
            }
        }
    }
}
