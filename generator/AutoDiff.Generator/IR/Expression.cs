namespace AutoDiff.Generator.IR;

/// <summary>One operation on operands. Expressions are flat: each intermediate value has a variable of its own; the
/// emitter nests them again for the reader.</summary>
internal abstract record Expression(IrType Type);

/// <summary>The operand itself: a copy of a scalar, another name of a sequence or class.</summary>
internal sealed record UseExpression(Operand Value) : Expression(Value.Type);

internal enum UnaryOperator
{
    Negate,
    LogicalNot,
    BitwiseNot,
}

internal sealed record UnaryExpression(UnaryOperator Operator, Operand Value, IrType Type) : Expression(Type);

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary><c>&amp;</c> on integers or booleans; <c>&amp;&amp;</c> is lowered to an <see cref="IfStatement"/> unless its right
    /// side is free of effects.</summary>
    And,
    Or,
    ExclusiveOr,

    /// <summary><c>&amp;&amp;</c> and <c>||</c> on operands that are free to evaluate.</summary>
    AndAlso,
    OrElse,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
}

/// <summary>Real or passive arithmetic and comparison with C#'s own meaning for <see cref="Expression.Type"/>.
/// <paramref name="IsChecked"/>: integer overflow throws.</summary>
internal sealed record BinaryExpression(BinaryOperator Operator, Operand Left, Operand Right, IrType Type, bool IsChecked = false) : Expression(Type);

/// <summary><c>(Type)Value</c>. Real to real is differentiable; real to discrete gives a passive value.</summary>
internal sealed record ConvertExpression(Operand Value, IrType Type, bool IsChecked = false) : Expression(Type);

/// <summary>An elementary function that has a rule of partials (see <c>RuleTable</c>): <paramref name="Function"/> is the
/// rule's key, e.g. <c>Sin</c>, <c>Log/2</c>; for a foreign method with formulas its full name and arity.
/// <paramref name="Code"/> is the C# callee, e.g. <c>global::System.Math.Sin</c>.</summary>
internal sealed record PrimitiveExpression(string Function, string Code, EquatableArray<Operand> Arguments, IrType Type) : Expression(Type);

/// <summary>A part of memory or of an aggregate: <c>Base[Indices].Path</c>. <paramref name="Base"/> is a sequence (then
/// there are indices) or an aggregate (then there is a path). Path elements are field names, outermost first.</summary>
internal sealed record Place(IrVariable Base, EquatableArray<Operand> Indices, EquatableArray<string> Path, IrType Type)
{
    public static Place Element(IrVariable sequence, Operand index) =>
        new(sequence, EquatableArray.Of(index), EquatableArray<string>.Empty, ((SequenceType)sequence.Type).Element);

    public static Place Field(IrVariable aggregate, string field, IrType type) =>
        new(aggregate, EquatableArray<Operand>.Empty, EquatableArray.Of(field), type);
}

/// <summary>Reads a place. Reading a field of an aggregate that is a value type is pure.</summary>
internal sealed record LoadExpression(Place Place) : Expression(Place.Type);

/// <summary>The number of elements: <c>Length</c>, <c>Count</c>, or <c>GetLength(Dimension)</c> of a rectangular array.</summary>
internal sealed record LengthExpression(IrVariable Sequence, int Dimension = -1) : Expression(PassiveType.Int32);

/// <summary>A view of part of a sequence; <paramref name="Length"/> null: to its end. Also a mere conversion
/// (<c>T[]</c> to <c>Span&lt;T&gt;</c>, <c>Span</c> to <c>ReadOnlySpan</c>) with start 0 and no length.</summary>
internal sealed record SliceExpression(IrVariable Sequence, Operand Start, Operand? Length, SequenceType View) : Expression(View)
{
    /// <summary>How a tensor span is made, as a C# template: <c>#</c> is the type of the view, <c>{0}</c> the sequence, and the rest is of
    /// <see cref="Shape"/>. Empty for what start and length say.</summary>
    public string Cut { get; init; } = "";

    public EquatableArray<Operand> Shape { get; init; } = EquatableArray<Operand>.Empty;

    /// <summary>The same part as another type of view, perhaps of other memory.</summary>
    public SliceExpression Of(SequenceType view) => Of(Sequence, view);

    /// <inheritdoc cref="Of(SequenceType)"/>
    public SliceExpression Of(IrVariable sequence, SequenceType view) => new(sequence, Start, Length, view) { Cut = Cut, Shape = Shape };
}

/// <summary>New zeroed memory: <c>new T[n]</c>, <c>new T[m, n]</c>, or <c>stackalloc T[n]</c> where <paramref name="OnStack"/>
/// and, if there is one, <paramref name="StackCondition"/> holds.</summary>
internal sealed record AllocateExpression(EquatableArray<Operand> Lengths, SequenceType Sequence, bool OnStack, Operand? StackCondition = null) : Expression(Sequence);

/// <summary>Makes a struct, tuple or class from the values of its fields in layout order.</summary>
internal sealed record MakeExpression(EquatableArray<Operand> Fields, AggregateType Aggregate) : Expression(Aggregate);

/// <summary>Anything else that the user wrote, as C# text with holes <c>{0}</c>, <c>{1}</c>, … for the operands (a brace is
/// doubled). Its value carries no derivative. <paramref name="IsPure"/>: it may be dropped, repeated or moved.
/// <paramref name="IsStable"/>: evaluating it again in the reverse sweep gives the same value.
/// <paramref name="Gap"/>: what must be reported should an operand turn out to be active.</summary>
internal sealed record TemplateExpression(string Template, EquatableArray<Operand> Arguments, IrType Type, bool IsPure, bool IsStable, Gap? Gap = null) : Expression(Type);

/// <summary>A hole in the derivative: the diagnostic <paramref name="Id"/> with its message arguments, at the construct
/// numbered <paramref name="Origin"/>; an error only where active data reaches it. Without an id: the method has no companions, and nothing
/// is wrong with that.</summary>
internal sealed record Gap(string Id, int Origin, EquatableArray<string> Arguments);

/// <summary>Reserves <paramref name="Count"/> elements on the tape, undefined unless <paramref name="IsCleared"/>; see
/// <see cref="TapeReleaseExpression"/>.</summary>
internal sealed record TapeReserveExpression(IrVariable Tape, Operand Count, SequenceType Sequence, bool IsCleared = false) : Expression(Sequence);

/// <summary>Takes back the block that was reserved last, with its contents.</summary>
internal sealed record TapeReleaseExpression(IrVariable Tape, Operand Count, SequenceType Sequence) : Expression(Sequence);

/// <summary><c>Chain.Multiply(Partial, Shadow)</c>: the product of a partial that may be singular with a tangent or adjoint,
/// exactly zero where the latter is.</summary>
internal sealed record ChainExpression(Operand Partial, Operand Shadow, IrType Type) : Expression(Type);

/// <summary><c>Condition ? WhenTrue : WhenFalse</c> on operands that are free to evaluate. Only the formulas of rules use it: a
/// user's conditional is an <see cref="IfStatement"/>, so that the branch not taken contributes nothing.</summary>
internal sealed record SelectExpression(Operand Condition, Operand WhenTrue, Operand WhenFalse, IrType Type) : Expression(Type);
