namespace AutoDiff.Generator.IR;

/// <summary>What has to run should an exception leave a part of a method: the <c>finally</c> of a <c>try</c>, the <c>Dispose</c> of a
/// <c>using</c>. (On every other way out it is part of the method's own statements.)</summary>
/// <param name="Flag">Whether the part is being run. Statements set it by its name, which is theirs alone.</param>
/// <param name="Kept">The variables that <paramref name="Body"/> reads, under names that are theirs alone: the statements keep them
/// equal to the method's own, by name, so that no transform renames them or asks for their derivatives.</param>
/// <param name="Body">The statements, in the lowered form. They compute no derivatives.</param>
internal sealed record FailureGuard(IrVariable Flag, EquatableArray<IrVariable> Kept, EquatableArray<IrStatement> Body)
{
    /// <summary>The statement that turns the guard on or off.</summary>
    public static EffectStatement Set(IrVariable flag, bool isOn) =>
        new($"{flag.Name} = {(isOn ? "true" : "false")}", EquatableArray<Operand>.Empty, EndsFlow: false);

    /// <summary>The statement that keeps the value of a variable.</summary>
    public static EffectStatement Keep(IrVariable kept, IrVariable variable) =>
        new($"{kept.Name} = {{0}}", EquatableArray.Of<Operand>(new VariableOperand(variable)), EndsFlow: false);

    /// <summary>Whether a statement serves the guard alone.</summary>
    public bool IsServedBy(IrStatement statement) => statement is EffectStatement effect
        && (effect == Set(Flag, isOn: false) || Kept.Any(kept => effect.Arguments.Count == 1 && effect.Template == Keep(kept, kept).Template));

    /// <summary>Whether a statement, or one inside it, turns the guard on.</summary>
    public bool IsEnteredIn(IrStatement statement) =>
        (statement is EffectStatement effect && effect == Set(Flag, isOn: true)) || statement.Blocks().Any(block => block.Any(IsEnteredIn));
}
