using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The checks with which a companion begins: each shadow has the shape of its primal.</summary>
internal static class ShadowChecks
{
    private const string Shape = "global::AutoDiff.CompilerServices.Shape.";

    /// <summary>Whether a statement is such a check: of its second operand, against its first.</summary>
    public static bool IsCheck(EffectStatement effect) => effect.Arguments.Count == 2 && effect.Template.StartsWith(Shape, StringComparison.Ordinal);

    /// <summary>The statements that check <paramref name="shadow"/>; none for a value. A null primal is left to the primal code
    /// to complain about.</summary>
    public static IEnumerable<IrStatement> Of(IrVariable primal, IrVariable shadow)
    {
        string? template = primal.Type switch
        {
            SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray } => "RequireShape({1}, {0}, nameof({1}))",
            SequenceType { Kind: SequenceKind.List } => "RequireNotNull({1}, nameof({1}))",
            SequenceType => "RequireLength({1}.Length, {0}.Length, nameof({1}))",
            AggregateType { Kind: AggregateKind.Class or AggregateKind.Immutable } => "RequireNotNull({1}, nameof({1}))",
            _ => null,
        };
        if (template is not null)
        {
            yield return new EffectStatement(Shape + template, EquatableArray.Of<Operand>(new VariableOperand(primal), new VariableOperand(shadow)), EndsFlow: false);
        }
    }
}
