using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>The value of a lowered expression.</summary>
internal abstract class Value(IrType type)
{
    public IrType Type { get; } = type;

    public static implicit operator Value(Operand operand) => new OperandValue(operand);

    public static implicit operator Value(IrVariable variable) => new OperandValue(variable);
}

/// <summary>A scalar, a sequence, a class, or an aggregate that is kept whole because nobody changes it.</summary>
internal sealed class OperandValue(Operand operand) : Value(operand.Type)
{
    public Operand Operand { get; } = operand;
}

/// <summary>A struct or tuple by the values of its fields in layout order.</summary>
internal sealed class AggregateValue(AggregateType type, AggregateLayout layout, Value[] fields) : Value(type)
{
    public AggregateType Aggregate { get; } = type;

    public AggregateLayout Layout { get; } = layout;

    public Value[] Fields { get; } = fields;
}

/// <summary>A tuple that is only looked at by patterns: <c>(a, b) switch { … }</c>.</summary>
internal sealed class TupleValue(Operand[] elements) : Value(PassiveType.Boolean)
{
    public Operand[] Elements { get; } = elements;
}
