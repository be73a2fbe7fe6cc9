using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Which variables of a companion may refer to the same memory, by what they are made from.</summary>
/// <remarks>Memory that the companion reserves itself is distinct from all other. Parameters may be the same memory: a caller may pass one
/// span twice; but a shadow is never the memory of a primal, and what a companion overwrites with products, nobody reads by another name.</remarks>
internal sealed class MemoryAliases
{
    private readonly Dictionary<int, int> origins = [];
    private readonly VariableSet unknown = [];
    private readonly VariableSet own = [];
    private readonly VariableSet products = [];
    private readonly VariableSet shadows = [];

    private MemoryAliases()
    {
    }

    public static MemoryAliases Of(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var aliases = new MemoryAliases();
        foreach (IrParameter parameter in method.Parameters)
        {
            aliases.origins[parameter.Variable.Id] = parameter.Variable.Id;
            if (parameter.Role == ParameterRole.Product)
            {
                aliases.products.Add(parameter.Variable.Id);
            }

            if (isShadow(parameter.Variable))
            {
                aliases.shadows.Add(parameter.Variable.Id);
            }
        }

        aliases.Gather(method.Body, isShadow);
        return aliases;
    }

    /// <summary>Whether a variable refers to adjoints or tangents only.</summary>
    public bool IsShadow(IrVariable memory) => shadows.Contains(memory.Id);

    /// <summary>Whether a variable refers to memory that the companion has reserved itself.</summary>
    public bool IsOwn(IrVariable memory) => origins.TryGetValue(memory.Id, out int origin) && own.Contains(origin) && !unknown.Contains(origin) && !unknown.Contains(memory.Id);

    public bool MayAlias(IrVariable a, IrVariable b)
    {
        if (a.Id == b.Id)
        {
            return true;
        }

        if (a.Type is SequenceType { Element: var one } && b.Type is SequenceType { Element: var other } && one is RealType && other is RealType && one != other)
        {
            return false;
        }

        if (!origins.TryGetValue(a.Id, out int first) || !origins.TryGetValue(b.Id, out int second) || unknown.Contains(first) || unknown.Contains(second))
        {
            return true;
        }

        return first == second || (!IsApart(first) && !IsApart(second) && shadows.Contains(first) == shadows.Contains(second));
    }

    private bool IsApart(int origin) => own.Contains(origin) || products.Contains(origin);

    /// <summary>Whether two places may be one.</summary>
    public bool MayAlias(Place a, Place b) => MayAlias(a.Base, b.Base)
        && !(a.Base.Id == b.Base.Id && a.Indices.Count == 1 && b.Indices.Count == 1
            && a.Indices[0] is PassiveConstant one && b.Indices[0] is PassiveConstant other && one.Code != other.Code);

    private void Gather(EquatableArray<IrStatement> block, Func<IrVariable, bool> isShadow)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement { Target: { Type: SequenceType } target, Value: var value }:
                    Define(target, value, isShadow);
                    break;
                case AssignStatement { Target: { Type: SequenceType } target }:
                    unknown.Add(target.Id);
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, isShadow);
            }
        }
    }

    private void Define(IrVariable target, Expression value, Func<IrVariable, bool> isShadow)
    {
        IrVariable? source = value switch
        {
            UseExpression { Value: VariableOperand { Variable: var used } } => used,
            SliceExpression slice => slice.Sequence,
            _ => null,
        };
        if (isShadow(target) || (source is not null && shadows.Contains(source.Id)))
        {
            shadows.Add(target.Id);
        }

        if (source is not null)
        {
            if (origins.TryGetValue(source.Id, out int origin))
            {
                origins[target.Id] = origin;
            }
        }
        else if (value is AllocateExpression or TapeReserveExpression or TapeReleaseExpression)
        {
            origins[target.Id] = target.Id;
            own.Add(target.Id);
        }
    }
}
