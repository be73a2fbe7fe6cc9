using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>The types of what differs by lane, and the C# of the runtime that handles it.</summary>
internal sealed class LaneTypes(RealType real)
{
    private const string Runtime = "global::AutoDiff.CompilerServices.";

    /// <summary>The name of the type parameter.</summary>
    public const string Name = "TLanes";

    /// <summary>A real, or a mask, for each lane.</summary>
    public static readonly RealType Lanes = new(RealKind.Generic, Name);

    /// <summary>The name of the type parameter of sums over points, where these come in groups of several vectors.</summary>
    public const string SumsName = "TSums";

    /// <summary>The real in each lane.</summary>
    public RealType Real { get; } = real;

    /// <summary>The type arguments of the runtime's generic methods.</summary>
    public string Arguments => $"<{Name}, {Real.Code}>";

    /// <summary>The constraint of the methods on lanes.</summary>
    public string Constraint => $" where {Name} : unmanaged, {Runtime}ILanes<{Name}, {Real.Code}>";

    /// <summary>The constraint of the methods that have <see cref="SumsName"/>, too.</summary>
    public string SumsConstraint => Constraint + $" where {SumsName} : unmanaged, {Runtime}ILanes<{SumsName}, {Real.Code}>";

    /// <summary>The sums of the gradients with respect to the elements of a shared parameter.</summary>
    public SequenceType Sums { get; } = SequenceType.SpanOf(new RealType(RealKind.Generic, SumsName));

    public string Chain => $"{Runtime}LaneChain.Multiply{Arguments}";

    public string Index => Runtime + "LaneIndex.";

    public string Memory => Runtime + "LaneMemory.";

    /// <summary>Whether a value of the type lies in a vector: a real of the lanes' type, or a condition.</summary>
    public bool IsVector(IrType type) => type == Real || type == PassiveType.Boolean;

    /// <summary>What a value of the type is where it differs by lane.</summary>
    public IrType Of(IrType type) => IsVector(type) ? Lanes : new PassiveType(ValuesOf(type));

    public static string ValuesOf(IrType type) => $"{Runtime}LaneValues<{type.Code}>";

    /// <summary>What memory of the type is where its contents differ by lane.</summary>
    public SequenceType OfMemory(SequenceType type)
    {
        IrType element = type.Element switch
        {
            SequenceType inner => OfMemory(inner),
            AggregateType { Kind: AggregateKind.Class } => throw new LaneException("objects whose contents differ by point"),
            var value => Of(value),
        };
        string code = type.Kind switch
        {
            SequenceKind.Array => $"{element.Code}[]",
            SequenceKind.RectangularArray => $"{element.Code}[{new string(',', type.Rank - 1)}]",
            SequenceKind.Span => $"global::System.Span<{element.Code}>",
            SequenceKind.ReadOnlySpan => $"global::System.ReadOnlySpan<{element.Code}>",
            SequenceKind.List => $"global::System.Collections.Generic.List<{element.Code}>",
            SequenceKind.Memory => $"global::System.Memory<{element.Code}>",
            _ => $"global::System.ReadOnlyMemory<{element.Code}>",
        };
        return type with { Code = code, Element = element };
    }

    /// <summary>The elements of the points in the lanes, out of the data of all points.</summary>
    public SequenceType View(SequenceType type) => type.Element == Real
        ? new SequenceType($"{Runtime}LaneSpan{Arguments}", SequenceKind.Span, Lanes)
        : new SequenceType($"{Runtime}LaneRows<{type.Element.Code}>", SequenceKind.ReadOnlySpan, type.Element == PassiveType.Boolean ? new PassiveType(ValuesOf(type.Element)) : Of(type.Element));

    /// <summary>Whether a type is the elements of points as vectors.</summary>
    public static bool IsLaneSpan(IrType type) => type is SequenceType && type.Code.StartsWith(Runtime + "LaneSpan<", StringComparison.Ordinal);

    /// <summary>Whether a type is a view of the data of all points, and not memory of values by lane.</summary>
    public static bool IsView(IrType type) => IsLaneSpan(type) || (type is SequenceType && type.Code.StartsWith(Runtime + "LaneRows<", StringComparison.Ordinal));
}
