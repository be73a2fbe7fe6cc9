using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <content>Structs that hold memory: their numbers have adjoints that are passed as values, their arrays adjoints that are written to.</content>
internal sealed partial class ReverseSweep
{
    /// <summary>The adjoints of the parameters that are structs with memory in them, by parameter id.</summary>
    public IReadOnlyDictionary<int, IrVariable> StructShadows { get; init; } = new Dictionary<int, IrVariable>();

    /// <summary>Whether a struct or tuple refers to active memory.</summary>
    public static bool HoldsMemory(IrType type, EquatableArray<AggregateLayout> layouts) =>
        type is AggregateType { HasActiveFields: true } aggregate && !MemoryRoots.IsMemory(aggregate)
        && layouts.First(layout => layout.TypeCode == aggregate.Code).Fields.Any(field => field.IsActive && (MemoryRoots.IsMemory(field.Type) || HoldsMemory(field.Type, layouts)));

    private bool HoldsMemory(IrType type) => HoldsMemory(type, tree.Method.Layouts);

    private static TransformException StructWithMemory(IrType type) =>
        new($"a value of type {type.Code}, which holds arrays, is made or handed on in a way that cannot be reversed; keep its arrays in variables of their own");

    /// <summary>The adjoint of a struct whose memory is read; null for a passive one.</summary>
    private IrVariable? StructShadow(IrVariable value) =>
        StructShadows.TryGetValue(Original(value).Id, out IrVariable? shadow) ? shadow
        : activity.IsActive(value) ? throw StructWithMemory(value.Type)
        : null;

    /// <summary>What a variable is a copy of: a split method begins by copying its parameters.</summary>
    private IrVariable Original(IrVariable variable)
    {
        while (tree.Definition(variable)?.Statement is LetStatement { Value: UseExpression { Value: VariableOperand { Variable: var source } } } && !tree.IsCarried(variable))
        {
            variable = source;
        }

        return variable;
    }

    /// <summary>The adjoint with which a struct with memory is passed on: the adjoints of its memory themselves, and zeros.</summary>
    private Operand StructSeed(Operand? value, AggregateType type)
    {
        AggregateLayout layout = LayoutOf(type);
        if (value is not VariableOperand { Variable: var variable } || layout.ConstructCode.Length == 0)
        {
            throw StructWithMemory(type);
        }

        variable = Original(variable);
        Operand[] parts = new Operand[layout.Fields.Count];
        MakeExpression? made = tree.Definition(variable)?.Statement is LetStatement { Value: MakeExpression expression } && !tree.IsCarried(variable) ? expression : null;
        for (int i = 0; i < parts.Length; i++)
        {
            IrField field = layout.Fields[i];
            parts[i] = Versioning.DefaultOf(field.Type);
            if (!field.IsActive || !(MemoryRoots.IsMemory(field.Type) || HoldsMemory(field.Type)))
            {
                continue;
            }

            if (made is not null)
            {
                parts[i] = !MemoryRoots.IsMemory(field.Type) ? StructSeed(made.Fields[i], (AggregateType)field.Type)
                    : made.Fields[i] is VariableOperand { Variable: var memory } && ShadowOf(memory) is { } adjoints ? new VariableOperand(adjoints)
                    : throw StructWithMemory(type);
            }
            else if (StructShadows.TryGetValue(variable.Id, out IrVariable? shadow) && MemoryRoots.IsMemory(field.Type))
            {
                parts[i] = builder.Let(new LoadExpression(Place.Field(shadow, field.Name, field.Type)));
            }
            else
            {
                throw StructWithMemory(type);
            }
        }

        return builder.Let(new MakeExpression(parts.ToEquatableArray(), type));
    }

    /// <summary>return {f…} with memory among the fields:  adj[f[k]] += resultAdjoint.f[k]</summary>
    private void SeedStruct(Operand output, Operand seed)
    {
        if (output is not VariableOperand { Variable: var variable } || !activity.IsActive(variable))
        {
            return;
        }

        variable = Original(variable);
        if (tree.Definition(variable)?.Statement is not LetStatement { Value: MakeExpression made } || seed is not VariableOperand { Variable: var given })
        {
            throw StructWithMemory(output.Type);
        }

        AggregateLayout layout = LayoutOf(made.Aggregate);
        for (int i = 0; i < layout.Fields.Count; i++)
        {
            IrField field = layout.Fields[i];
            if (!field.IsActive || !activity.IsActive(made.Fields[i]))
            {
                continue;
            }

            IrVariable part = builder.Let(new LoadExpression(Place.Field(given, field.Name, field.Type))).Variable;
            if (MemoryRoots.IsMemory(field.Type))
            {
                SeedMemory(made.Fields[i], part);
            }
            else if (HoldsMemory(field.Type))
            {
                SeedStruct(made.Fields[i], new VariableOperand(part));
            }
            else
            {
                Accumulate(made.Fields[i], new VariableOperand(part));
            }
        }
    }
}
