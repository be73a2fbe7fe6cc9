namespace AutoDiff.Generator.IR;

/// <summary>What changes the number of elements of a list. The shadow of the list changes in the same way.</summary>
internal static class ListCode
{
    private const string AddTemplate = "{0}.Add({1})";
    private const string InsertTemplate = "{0}.Insert({1}, {2})";
    private const string RemoveTemplate = "{0}.RemoveAt({1})";

    public static EffectStatement Add(IrVariable list, Operand value) => Effect(AddTemplate, list, value);

    public static EffectStatement Insert(IrVariable list, Operand index, Operand value) => Effect(InsertTemplate, list, index, value);

    public static EffectStatement RemoveAt(IrVariable list, Operand index) => Effect(RemoveTemplate, list, index);

    private static EffectStatement Effect(string template, IrVariable list, params Operand[] operands) =>
        new(template, operands.Prepend(new VariableOperand(list)).ToEquatableArray(), EndsFlow: false);

    /// <summary>The list of differentiable elements that a statement changes, and where; null for any other statement. An element that goes has no value.</summary>
    public static (IrVariable List, Operand? Index, Operand? Value)? Read(IrStatement statement) => statement is EffectStatement effect
        && effect.Arguments.Count > 1 && effect.Arguments[0] is VariableOperand { Variable: { Type: SequenceType { Kind: SequenceKind.List, IsDifferentiable: true } } list }
            ? effect.Template switch
            {
                AddTemplate => (list, null, effect.Arguments[1]),
                InsertTemplate => (list, effect.Arguments[1], effect.Arguments[2]),
                RemoveTemplate => (list, effect.Arguments[1], null),
                _ => null,
            }
            : null;

    /// <summary>The same change of another list, with another element.</summary>
    public static EffectStatement With(EffectStatement change, IrVariable list, Operand? value)
    {
        Operand[] arguments = change.Arguments.ToArray();
        arguments[0] = new VariableOperand(list);
        if (value is not null)
        {
            arguments[arguments.Length - 1] = value;
        }

        return change with { Arguments = new EquatableArray<Operand>(arguments) };
    }
}
