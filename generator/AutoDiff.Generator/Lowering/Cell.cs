using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Where a value lives: what can stand on the left of an assignment, resolved with its operands evaluated.</summary>
internal abstract class Cell(IrType type)
{
    public IrType Type { get; } = type;
}

/// <summary>A local, a parameter, a captured variable.</summary>
internal sealed class VariableCell(IrVariable variable) : Cell(variable.Type)
{
    public IrVariable Variable { get; } = variable;

    public Operand Operand => new VariableOperand(Variable);
}

/// <summary>An element of a sequence, or a field of an aggregate that lives in memory.</summary>
internal sealed class PlaceCell(Place place) : Cell(place.Type)
{
    public Place Place { get; } = place;
}

/// <summary>A struct or tuple local, kept as one cell per field.</summary>
internal sealed class SplitCell(AggregateType type, AggregateLayout layout, Cell[] fields) : Cell(type)
{
    public AggregateType Aggregate { get; } = type;

    public AggregateLayout Layout { get; } = layout;

    public Cell[] Fields { get; } = fields;
}

/// <summary>State that the derivative takes as constant: a field of <c>this</c>, a static, a member of a passive object.</summary>
internal sealed class TextCell(string template, Operand[] arguments, IrType type, bool isPure, bool isStable, ISymbol member) : Cell(type)
{
    public string Template { get; } = template;

    public Operand[] Arguments { get; } = arguments;

    public bool IsPure { get; } = isPure;

    public bool IsStable { get; } = isStable;

    public ISymbol Member { get; } = member;
}

/// <summary>A value that has no place: reading gives it, writing is a fault of the caller.</summary>
internal sealed class ValueCell(Value value) : Cell(value.Type)
{
    public Value Value { get; } = value;
}

/// <summary><c>_</c>: takes anything and keeps nothing.</summary>
internal sealed class DiscardCell(IrType type) : Cell(type);

/// <summary>A local of an inline array type, as memory.</summary>
internal sealed class InlineArrayCell(IrVariable memory, IrType type) : Cell(type)
{
    public IrVariable Memory { get; } = memory;
}

/// <summary>A list that the method makes for itself: its items, of which the first <see cref="Count"/> count.</summary>
internal sealed class GrowingListCell(SequenceType type, VariableCell items, VariableCell count) : Cell(type)
{
    public IrType Element { get; } = type.Element;

    public VariableCell Items { get; } = items;

    public VariableCell Count { get; } = count;
}

/// <summary>A property or indexer whose accessors have bodies: written by running its setter on the receiver.</summary>
internal sealed class AccessorCell(IPropertySymbol property, Cell receiver, Value[] indices, Func<Value> read, IrType type) : Cell(type)
{
    public IPropertySymbol Property { get; } = property;

    public Cell Receiver { get; } = receiver;

    public Value[] Indices { get; } = indices;

    /// <summary>Runs the getter.</summary>
    public Func<Value> Read { get; } = read;
}

/// <summary>One of two places, as a condition says.</summary>
internal sealed class ConditionalCell(Operand condition, Cell whenTrue, Cell whenFalse) : Cell(whenTrue.Type)
{
    public Operand Condition { get; } = condition;

    public Cell WhenTrue { get; } = whenTrue;

    public Cell WhenFalse { get; } = whenFalse;
}

/// <summary>A field or property of a passive struct that a variable holds.</summary>
internal sealed class PassiveMemberCell(IrVariable owner, string name, IrType type) : Cell(type)
{
    public IrVariable Owner { get; } = owner;

    public string Name { get; } = name;
}
