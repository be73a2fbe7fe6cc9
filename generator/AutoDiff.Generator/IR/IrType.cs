namespace AutoDiff.Generator.IR;

/// <summary>The type of an IR value. <paramref name="Code"/> is its C# spelling, fully qualified.</summary>
/// <remarks>The shadow of a value of a type has the same type (API.md, section 1).</remarks>
internal abstract record IrType(string Code)
{
    /// <summary>Whether values of this type can carry a derivative.</summary>
    public abstract bool IsDifferentiable { get; }
}

internal enum RealKind
{
    Double,
    Single,

    /// <summary>A type parameter <c>T : IFloatingPointIeee754&lt;T&gt;</c>.</summary>
    Generic,

    /// <summary>Several reals at once, each in a lane: a type parameter <c>TLanes : ILanes&lt;TLanes, T&gt;</c>. Only tangents have it.</summary>
    Lanes,
}

/// <summary>A real scalar: <c>double</c>, <c>float</c> or a generic real.</summary>
internal sealed record RealType(RealKind Kind, string Code) : IrType(Code)
{
    public static readonly RealType Double = new(RealKind.Double, "double");
    public static readonly RealType Single = new(RealKind.Single, "float");

    public override bool IsDifferentiable => true;

    /// <summary>Types are part of every expression: their spelling is long to hash, and few are alike.</summary>
    public override int GetHashCode() => Code.Length;
}

/// <summary>A type that carries no derivative: integers, booleans, strings, anything else. <paramref name="IsStorable"/>:
/// a value may be kept on the tape (it is no ref struct).</summary>
internal sealed record PassiveType(string Code, bool IsStorable = true) : IrType(Code)
{
    public static readonly PassiveType Int32 = new("int");
    public static readonly PassiveType Boolean = new("bool");
    public static readonly PassiveType Tape = new("global::AutoDiff.CompilerServices.Tape");

    public override bool IsDifferentiable => false;

    /// <inheritdoc cref="RealType.GetHashCode"/>
    public override int GetHashCode() => Code.Length;
}

internal enum SequenceKind
{
    Array,
    Span,
    ReadOnlySpan,
    List,
    Memory,
    ReadOnlyMemory,

    /// <summary>A rectangular array; <see cref="SequenceType.Rank"/> says of how many dimensions.</summary>
    RectangularArray,

    /// <summary>A <c>TensorSpan&lt;T&gt;</c>, of as many dimensions as the value has.</summary>
    TensorSpan,

    /// <summary>A <c>ReadOnlyTensorSpan&lt;T&gt;</c>; its adjoint is a <see cref="TensorSpan"/>.</summary>
    ReadOnlyTensorSpan,

    /// <summary>The elements of a tensor span one after the other, in the order of a <c>foreach</c>.</summary>
    TensorElements,
}

/// <summary>Memory that holds elements. Its shadow is memory of the same shape. The <paramref name="Rank"/> of a tensor span is 0: only the value has one.</summary>
internal sealed record SequenceType(string Code, SequenceKind Kind, IrType Element, int Rank = 1) : IrType(Code)
{
    public override bool IsDifferentiable => Element.IsDifferentiable;

    /// <inheritdoc cref="RealType.GetHashCode"/>
    public override int GetHashCode() => Code.Length;

    /// <summary>Whether a variable of the type can live on the heap and so on the tape.</summary>
    public bool IsStorable => !IsSpan && Kind is not (SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan or SequenceKind.TensorElements);

    /// <summary>A span, whose elements lie one beside the other.</summary>
    public bool IsSpan => Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan;

    /// <summary>A tensor span, which is indexed by as many numbers as it has dimensions.</summary>
    public bool IsTensor => Kind is SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan;

    /// <summary>A view of the caller's memory that can be written through: by value a work buffer or an output.</summary>
    public bool IsWritableView => Kind is SequenceKind.Span or SequenceKind.Memory or SequenceKind.TensorSpan;

    /// <summary>A view that cannot be written through; its adjoint is a view that can.</summary>
    public bool IsReadOnlyView => Kind is SequenceKind.ReadOnlySpan or SequenceKind.ReadOnlyMemory or SequenceKind.ReadOnlyTensorSpan;

    public static SequenceType SpanOf(IrType element) => new($"global::System.Span<{element.Code}>", SequenceKind.Span, element);

    public static SequenceType ReadOnlySpanOf(IrType element) => new($"global::System.ReadOnlySpan<{element.Code}>", SequenceKind.ReadOnlySpan, element);

    public static SequenceType TensorSpanOf(IrType element) =>
        new($"global::System.Numerics.Tensors.TensorSpan<{element.Code}>", SequenceKind.TensorSpan, element, Rank: 0);

    public static SequenceType TensorElementsOf(IrType element) =>
        new($"global::AutoDiff.CompilerServices.TensorElements<{element.Code}>", SequenceKind.TensorElements, element);

    public static SequenceType ArrayOf(IrType element) => new($"{element.Code}[]", SequenceKind.Array, element);
}

internal enum AggregateKind
{
    Struct,
    Tuple,

    /// <summary>An object that references share.</summary>
    Class,

    /// <summary>An object without a reference in it that nobody can change, as a record: a value like a struct, and never null.</summary>
    Immutable,
}

/// <summary>A struct, tuple or class with fields. The fields stand in <see cref="IrMethod.Layouts"/> under
/// <see cref="IrType.Code"/>, so that a recursive class is no infinite record.</summary>
internal sealed record AggregateType(string Code, AggregateKind Kind, bool HasActiveFields) : IrType(Code)
{
    public override bool IsDifferentiable => HasActiveFields;

    /// <inheritdoc cref="RealType.GetHashCode"/>
    public override int GetHashCode() => Code.Length;
}

/// <summary>One field (or auto-property) of an aggregate. <paramref name="IsActive"/>: its type is differentiable and it is
/// not marked <c>[NoDerivative]</c>. <paramref name="ReadCode"/> and <paramref name="WriteCode"/> are C# templates for a
/// place that reads or assigns it, <c>{0}</c> being the aggregate; <paramref name="WriteCode"/> is empty where it cannot be
/// assigned after construction.</summary>
internal sealed record IrField(string Name, IrType Type, bool IsActive, string ReadCode, string WriteCode)
{
    /// <summary>Whether a struct that it gives is a copy, whose own fields cannot be assigned.</summary>
    public bool IsProperty { get; init; }

    /// <summary>The property that <see cref="ReadCode"/> and <see cref="WriteCode"/> name, where it must first be generated.</summary>
    public MemberAccessor? Accessor { get; init; }
}

/// <summary>The fields of an aggregate in declaration order, and how one is made: <paramref name="ConstructCode"/> is a C#
/// template with one hole per field.</summary>
internal sealed record AggregateLayout(string TypeCode, EquatableArray<IrField> Fields, string ConstructCode)
{
    /// <summary>The expression that makes one; an error where there is none, so that no code without it is written.</summary>
    public string Construction => ConstructCode.Length > 0
        ? ConstructCode
        : throw new Transforms.TransformException($"an object of type {TypeCode} cannot be made from its fields; declare the type partial, or give it a constructor that only assigns them, or settable members");

    /// <summary>The constructor that <see cref="ConstructCode"/> calls, where it must first be generated.</summary>
    public FieldwiseConstructor? Fieldwise { get; init; }
}
