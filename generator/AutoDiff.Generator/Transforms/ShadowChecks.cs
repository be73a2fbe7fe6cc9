using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The checks with which a companion begins: each shadow has the shape of its primal, and so has everything in it.</summary>
/// <remarks>A null primal, or a null in one, is left to the primal code to complain about.</remarks>
internal sealed class ShadowChecks
{
    private const string Shape = "global::AutoDiff.CompilerServices.Shape.";
    private const string NullShadow = "?.";

    private readonly Dictionary<string, AggregateLayout> layouts;
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    private readonly RecursiveTypes recursive;

    private ShadowChecks(IEnumerable<AggregateLayout> layouts)
    {
        this.layouts = layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal);
        recursive = new RecursiveTypes(layouts.ToEquatableArray());
    }

    /// <summary>Whether a statement is such a check: of its second operand, against its first.</summary>
    public static bool IsCheck(EffectStatement effect) => effect.Arguments.Count == 2 && effect.Template.StartsWith(Shape, StringComparison.Ordinal);

    /// <summary>The statements that check the shadow of a parameter; none for a number.</summary>
    public static IEnumerable<IrStatement> Of(IrParameter primal, IrVariable shadow, IEnumerable<AggregateLayout> layouts) =>
        Of(primal.Variable, shadow, layouts, primal.IsNullable);

    /// <summary>The statements that check <paramref name="shadow"/>; none for a number. That of null may be null where null <paramref name="isExpected"/>.</summary>
    public static IEnumerable<IrStatement> Of(IrVariable primal, IrVariable shadow, IEnumerable<AggregateLayout> layouts, bool isExpected = false)
    {
        if (primal.Type is RealType)
        {
            return [];
        }

        EquatableArray<Operand> both = EquatableArray.Of<Operand>(new VariableOperand(primal), new VariableOperand(shadow));
        return new ShadowChecks(layouts).Whole(primal.Type, isExpected).Select(template => new EffectStatement(Shape + template, both, EndsFlow: false));
    }

    private IEnumerable<string> Whole(IrType type, bool mayBeNull)
    {
        string? own = type switch
        {
            SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List } when mayBeNull => "RequirePart({1}, {0}, nameof({1}))",
            SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List } => "RequireShape({1}, {0}, nameof({1}))",
            SequenceType { IsTensor: true } => "RequireLengths({1}.Lengths, {0}.Lengths, nameof({1}))",
            SequenceType => "RequireLength({1}.Length, {0}.Length, nameof({1}))",
            AggregateType { Kind: AggregateKind.Class } => "RequirePart({1}, {0}, nameof({1}))",
            AggregateType { Kind: AggregateKind.Immutable } => "RequireNotNull({1}, nameof({1}))",
            _ => null,
        };
        if (type is AggregateType { Kind: AggregateKind.Class } node && recursive.Contains(node))
        {
            return [$"RequireGraph({{1}}, {{0}}, nameof({{1}}), {recursive.Compare(node)})"];
        }

        return (own is null ? [] : new[] { own }).Concat(Within(type, "{0}", "{1}", "nameof({1})"));
    }

    /// <summary>The checks of what a value that itself has been checked holds.</summary>
    private IEnumerable<string> Within(IrType type, string primal, string shadow, string name) => type switch
    {
        SequenceType { Rank: 1 } sequence => Elements(sequence, primal, shadow, name),
        AggregateType aggregate => Fields(aggregate, primal, shadow, name),
        _ => [],
    };

    private IEnumerable<string> Fields(AggregateType type, string primal, string shadow, string name)
    {
        // A type inside itself, a list or a tree, is as deep as the program makes it.
        if (!layouts.TryGetValue(type.Code, out AggregateLayout layout) || !open.Add(type.Code))
        {
            yield break;
        }

        string dot = type.Kind is AggregateKind.Class or AggregateKind.Immutable ? NullShadow : ".";
        foreach (IrField field in layout.Fields)
        {
            if (!field.IsActive || !field.ReadCode.StartsWith("{0}.", StringComparison.Ordinal))
            {
                continue;
            }

            string member = field.ReadCode.Substring("{0}.".Length);
            foreach (string check in Part(field.Type, primal + dot + member, shadow + dot + member, name))
            {
                yield return check;
            }
        }

        _ = open.Remove(type.Code);
    }

    private IEnumerable<string> Elements(SequenceType type, string primal, string shadow, string name)
    {
        string[] checks = type.Element is RealType ? [] : [.. Part(type.Element, "primal", "shadow", "name")];
        string span = type.Kind is SequenceKind.Memory or SequenceKind.ReadOnlyMemory ? ".Span" : "";
        return checks.Select(check =>
            $"RequireEach<{CodeText(type.Element)}>({shadow}{span}, {primal}{span}, {name}, static (shadow, primal, name) => {Shape}{check})");
    }

    /// <summary>The checks of a field or element: where the primal has one, so has the shadow, of the same shape.</summary>
    private IEnumerable<string> Part(IrType type, string primal, string shadow, string name)
    {
        switch (type)
        {
            case SequenceType { Kind: SequenceKind.Array or SequenceKind.RectangularArray or SequenceKind.List }:
                yield return $"RequirePart({shadow}, {primal}, {name})";
                break;
            case SequenceType when primal.Contains(NullShadow):
                yield return $"RequireLength({shadow}.Length ?? 0, {primal}.Length ?? 0, {name})";
                yield break;
            case SequenceType:
                yield return $"RequireLength({shadow}.Length, {primal}.Length, {name})";
                break;
            case AggregateType { Kind: AggregateKind.Class or AggregateKind.Immutable }:
                yield return $"RequirePart({shadow}, {primal}, {name})";
                break;
        }

        foreach (string check in Within(type, primal, shadow, name))
        {
            yield return check;
        }
    }

    private static string CodeText(IrType type) => type.Code.Replace("{", "{{").Replace("}", "}}");
}
