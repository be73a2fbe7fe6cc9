using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Translates types of the source to types of the IR, and collects the layouts of the aggregates met.</summary>
/// <remarks>One mapper serves one member: what fields can be read and written depends on the type that
/// companions stand in.</remarks>
internal sealed partial class TypeMapper(Compilation compilation, INamedTypeSymbol? within = null)
{
    private readonly Compilation compilation = compilation;
    private readonly ISymbol within = within ?? (ISymbol)compilation.Assembly;
    private readonly KnownSymbols known = KnownSymbols.Of(compilation);
    private readonly Dictionary<ITypeSymbol, IrType> mapped = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<string, AggregateLayout> layouts = new(StringComparer.Ordinal);

    public KnownSymbols Known => known;

    /// <summary>The layouts of all aggregates met so far, in the order of their code.</summary>
    public IReadOnlyList<AggregateLayout> Layouts => [.. layouts.Values.OrderBy(static layout => layout.TypeCode, StringComparer.Ordinal)];

    /// <summary>The aggregates met so far.</summary>
    public IReadOnlyList<ITypeSymbol> Aggregates => [.. mapped.Where(static pair => pair.Value is AggregateType).Select(static pair => pair.Key)];

    /// <summary>The IR type of a type. A type that carries no derivative maps to <see cref="PassiveType"/>, but a sequence
    /// stays one whatever its elements are.</summary>
    public IrType Map(ITypeSymbol type)
    {
        type = Substitute(type);
        if (type is INamedTypeSymbol { IsAnonymousType: true } anonymous && TupleOf(anonymous) is { } tuple)
        {
            return Map(tuple);
        }

        if (!mapped.TryGetValue(type, out IrType? result))
        {
            result = MapUncached(type);
            mapped[type] = result;
        }

        return result;
    }

    /// <summary>The layout of an aggregate that can carry a derivative; null for any other type.</summary>
    public AggregateLayout? LayoutOf(ITypeSymbol type) => Map(type) is AggregateType aggregate ? layouts[aggregate.Code] : null;

    /// <summary>The first type inside this one that is differentiable by the contract and that has no place in the IR;
    /// null if there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isParameter">Whether it is that of a parameter, which can be a tensor span of numbers.</param>
    public ITypeSymbol? FindUnsupported(ITypeSymbol type, bool isParameter = false) => type switch
    {
        IArrayTypeSymbol array => FindUnsupported(array.ElementType),
        INamedTypeSymbol named when SequenceKindOf(named) is not null => FindUnsupported(named.TypeArguments[0]),
        INamedTypeSymbol named when IsTensorSpan(named) => isParameter && Map(named.TypeArguments[0]) is RealType or PassiveType ? null : named,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } named when InlineArray.Of(named) is { IsUnrolled: false }
            && HasActiveField(FieldsOf(named), []) => named,
        _ => null,
    };

    private IrType MapUncached(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Double:
                return RealType.Double;
            case SpecialType.System_Single:
                return RealType.Single;
            case SpecialType.System_Int32:
                return PassiveType.Int32;
            case SpecialType.System_Boolean:
                return PassiveType.Boolean;
        }

        return type switch
        {
            IArrayTypeSymbol array => MapArray(array),
            ITypeParameterSymbol parameter when known.IsReal(parameter) => new RealType(RealKind.Generic, CodeNames.Of(parameter)),
            ITypeParameterSymbol parameter => new PassiveType(CodeNames.WithNullability(parameter), !parameter.AllowsRefLikeType),
            INamedTypeSymbol named when SequenceKindOf(named) is { } kind =>
                new SequenceType(CodeNames.Of(named), kind, Map(named.TypeArguments[0])),
            INamedTypeSymbol named when IsTensorSpan(named) => new SequenceType(
                CodeNames.Of(named), KnownSymbols.Same(named.OriginalDefinition, known.TensorSpan) ? SequenceKind.TensorSpan : SequenceKind.ReadOnlyTensorSpan, Map(named.TypeArguments[0]), Rank: 0),
            INamedTypeSymbol named when IsDifferentiable(named) => MapAggregate(named),
            _ => new PassiveType(CodeNames.WithNullability(type), !type.IsRefLikeType),
        };
    }

    private SequenceType MapArray(IArrayTypeSymbol array) => array.Rank == 1
        ? new SequenceType(CodeNames.Of(array), SequenceKind.Array, Map(array.ElementType))
        : new SequenceType(CodeNames.Of(array), SequenceKind.RectangularArray, Map(array.ElementType), array.Rank);

    private AggregateType MapAggregate(INamedTypeSymbol type)
    {
        AggregateKind kind = type.IsTupleType ? AggregateKind.Tuple : type.IsValueType ? AggregateKind.Struct
            : IsImmutable(type, []) ? AggregateKind.Immutable : AggregateKind.Class;
        var aggregate = new AggregateType(CodeNames.Of(type), kind, HasActiveFields: true);

        // Before the fields: a class may hold itself.
        mapped[type] = aggregate;
        if (!layouts.ContainsKey(aggregate.Code))
        {
            layouts[aggregate.Code] = new AggregateLayout(aggregate.Code, EquatableArray<IrField>.Empty, "");
            layouts[aggregate.Code] = MakeLayout(type, aggregate);
        }

        return aggregate;
    }

    private SequenceKind? SequenceKindOf(INamedTypeSymbol type)
    {
        if (type.TypeArguments.Length != 1)
        {
            return null;
        }

        INamedTypeSymbol definition = type.OriginalDefinition;
        return KnownSymbols.Same(definition, known.Span) ? SequenceKind.Span
            : KnownSymbols.Same(definition, known.ReadOnlySpan) ? SequenceKind.ReadOnlySpan
            : KnownSymbols.Same(definition, known.List) ? SequenceKind.List
            : KnownSymbols.Same(definition, known.Memory) ? SequenceKind.Memory
            : KnownSymbols.Same(definition, known.ReadOnlyMemory) ? SequenceKind.ReadOnlyMemory
            : null;
    }

    private bool IsTensorSpan(INamedTypeSymbol type) =>
        KnownSymbols.Same(type.OriginalDefinition, known.TensorSpan) || KnownSymbols.Same(type.OriginalDefinition, known.ReadOnlyTensorSpan);

    private static bool IsInlineArray(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static a => a.AttributeClass is { Name: "InlineArrayAttribute", ContainingNamespace.Name: "CompilerServices" });
}
