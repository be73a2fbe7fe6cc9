using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Series;

/// <summary>Memory that holds the coefficients of each element together.</summary>
internal sealed partial class Taylor
{
    private Operand Terms => new VariableOperand(terms);

    /// <summary>The coefficients of an element. <paramref name="isView"/>: they are only read.</summary>
    private IrVariable Element(Place place, IrBuilder builder, bool isView = false)
    {
        IrVariable memory = Series(place.Base);
        var sequence = (SequenceType)memory.Type;
        SequenceType span = isView && sequence.Kind is SequenceKind.ReadOnlySpan or SequenceKind.ReadOnlyMemory
            ? SequenceType.ReadOnlySpanOf(sequence.Element)
            : SequenceType.SpanOf(sequence.Element);
        if (place.Indices.Count == 1)
        {
            Operand start = Scaled(Value(place.Indices[0], builder), builder);
            IrVariable source = sequence.Kind == SequenceKind.List ? AsSpan(memory, builder) : memory;
            return builder.Let(new SliceExpression(source, start, Terms, span)).Variable;
        }

        List<Operand> operands = [new VariableOperand(memory)];
        for (int i = 0; i < place.Indices.Count; i++)
        {
            Operand index = Value(place.Indices[i], builder);
            operands.Add(i == place.Indices.Count - 1 ? Scaled(index, builder) : index);
        }

        string indices = string.Join(", ", operands.Skip(1).Select(static (_, i) => "{" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + "}"));
        string count = "{" + operands.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";
        operands.Add(Terms);
        return builder.Let(new TemplateExpression(
            $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {{0}}[{indices}], {count})",
            operands.ToEquatableArray(),
            span,
            IsPure: false,
            IsStable: false)).Variable;
    }

    /// <summary>The place of a row in memory of memory.</summary>
    private Place SeriesPlace(Place place, IrBuilder builder) =>
        place with { Base = Series(place.Base), Indices = place.Indices.Map(index => Value(index, builder)) };

    private Operand Scaled(Operand index, IrBuilder builder) => index switch
    {
        PassiveConstant { Code: "0" } => index,
        PassiveConstant { Code: "1" } => Terms,
        _ => builder.Let(new BinaryExpression(BinaryOperator.Multiply, index, Terms, PassiveType.Int32)),
    };

    /// <summary>Any memory of reals as one span.</summary>
    private IrVariable AsSpan(IrVariable memory, IrBuilder builder)
    {
        var sequence = (SequenceType)memory.Type;
        SequenceType span = sequence.Kind is SequenceKind.ReadOnlySpan or SequenceKind.ReadOnlyMemory
            ? SequenceType.ReadOnlySpanOf(sequence.Element)
            : SequenceType.SpanOf(sequence.Element);
        switch (sequence.Kind)
        {
            case SequenceKind.Span or SequenceKind.ReadOnlySpan:
                return memory;
            case SequenceKind.List:
                return builder.Let(Template("global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({0})", span, memory)).Variable;
            case SequenceKind.RectangularArray:
                string element = sequence.Element.Code;
                return builder.Let(Template(
                    $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref global::System.Runtime.CompilerServices.Unsafe.As<byte, {element}>(ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference({{0}})), {{0}}.Length)",
                    span,
                    memory)).Variable;
            default:
                return builder.Let(new SliceExpression(memory, PassiveConstant.Int(0), null, span)).Variable;
        }
    }

    private static TemplateExpression Template(string template, IrType type, IrVariable argument) =>
        new(template, EquatableArray.Of<Operand>(new VariableOperand(argument)), type, IsPure: false, IsStable: false);

    private Expression Length(LengthExpression length, IrBuilder builder)
    {
        IrVariable memory = Series(length.Sequence);
        var sequence = (SequenceType)memory.Type;
        bool isScaled = sequence.Element is not SequenceType && (length.Dimension < 0 || length.Dimension == sequence.Rank - 1);
        var own = new LengthExpression(memory, length.Dimension);
        return isScaled
            ? new BinaryExpression(BinaryOperator.Divide, builder.Let(own), Terms, PassiveType.Int32)
            : own;
    }

    /// <summary>Another name of memory, or new memory.</summary>
    private Expression Memory(Expression value, IrBuilder builder)
    {
        switch (value)
        {
            case UseExpression use:
                return new UseExpression(MemoryOperand(use.Value, builder));
            case LoadExpression { Place: { Path.IsEmpty: true } place } when variedness.IsVaried(place.Base):
                return new LoadExpression(SeriesPlace(place, builder));
            case LoadExpression { Place: { Indices.IsEmpty: true } place } when variedness.IsVaried(place.Base) && place.Base.Type is AggregateType { Kind: not AggregateKind.Class } && variedness.IsActive(place):
                return new UseExpression(new VariableOperand(Part(place)));
            case SliceExpression { View.Kind: SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan or SequenceKind.TensorElements }:
                throw new TransformException("a tensor span has no series; use a span");
            case SliceExpression slice when variedness.IsVaried(slice.Sequence):
                bool isScaled = ((SequenceType)slice.Sequence.Type).Element is not SequenceType;
                Operand start = Value(slice.Start, builder);
                Operand? length = slice.Length is null ? null : Value(slice.Length, builder);
                return slice with
                {
                    Sequence = Series(slice.Sequence),
                    Start = isScaled ? Scaled(start, builder) : start,
                    Length = length is null || !isScaled ? length : Scaled(length, builder),
                };
            case AllocateExpression allocate:
                return Allocate(allocate, builder);
            case TemplateExpression { Arguments.Count: 0 } template when IsEmptyMemory(template.Template):
                return template;
            default:
                return Widened(value, builder);
        }
    }

    private static bool IsEmptyMemory(string template) => template is "default" or "[]" or "null";

    private Expression Allocate(AllocateExpression allocate, IrBuilder builder)
    {
        if (allocate.Sequence.Element is SequenceType)
        {
            return allocate.Map(operand => Value(operand, builder), static variable => variable);
        }

        List<Operand> lengths = [.. allocate.Lengths.Select(length => Value(length, builder))];
        lengths[lengths.Count - 1] = Scaled(lengths[lengths.Count - 1], builder);
        return allocate.OnStack || allocate.StackCondition is not null
            ? new TapeReserveExpression(Tape(), lengths[0], allocate.Sequence, IsCleared: true)
            : allocate with { Lengths = lengths.ToEquatableArray() };
    }

    /// <summary>Passive memory, copied where active data may be put into it or beside it.</summary>
    private Expression Widened(Expression value, IrBuilder builder)
    {
        if (value is TemplateExpression { Arguments: var arguments } && arguments.Any(variedness.IsVaried))
        {
            throw new TransformException($"code without a derivative makes memory of type '{value.Type.Code}' from active data");
        }

        if (value.Type is not SequenceType { Element: RealType element, Rank: 1 } sequence || sequence.Kind is SequenceKind.Memory or SequenceKind.ReadOnlyMemory)
        {
            throw new TransformException($"active data may be put into a passive '{value.Type.Code}'");
        }

        if (value is UseExpression { Value: VariableOperand } or SliceExpression or LoadExpression)
        {
            // A name for memory that others see: a copy would keep from them what is written to it.
            throw new TransformException($"memory of type '{value.Type.Code}' is passive on one path and active on another");
        }

        VariableOperand passive = builder.Let(Passive(value, builder));
        Operand length = builder.Let(new LengthExpression(passive.Variable));
        Operand total = builder.Let(new BinaryExpression(BinaryOperator.Multiply, length, Terms, PassiveType.Int32));
        Expression memory = sequence.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan
            ? new TapeReserveExpression(Tape(), total, SequenceType.SpanOf(element))
            : new AllocateExpression(EquatableArray.Of(total), sequence, OnStack: false);
        IrVariable wide = builder.Let(memory).Variable;
        builder.Add(Call("Widen", element, new VariableOperand(SpanOf(passive.Variable, builder)), new VariableOperand(SpanOf(wide, builder)), Terms));
        return sequence.Kind == SequenceKind.ReadOnlySpan ? new SliceExpression(wide, PassiveConstant.Int(0), null, sequence) : new UseExpression(new VariableOperand(wide));
    }

    private IrVariable SpanOf(IrVariable memory, IrBuilder builder) =>
        memory.Type is SequenceType { Kind: SequenceKind.List } ? AsSpan(memory, builder) : memory;

    private Operand MemoryOperand(Operand value, IrBuilder builder)
    {
        if (variedness.IsVaried(value))
        {
            return new VariableOperand(Series(((VariableOperand)value).Variable));
        }

        if (value is PassiveConstant)
        {
            return value;
        }

        Expression widened = Widened(new UseExpression(value), builder);
        return widened is UseExpression use ? use.Value : builder.Let(widened);
    }

    private void Fill(FillStatement fill, IrBuilder builder)
    {
        if (!variedness.IsVaried(fill.Sequence))
        {
            builder.Add(new FillStatement(fill.Sequence, Value(fill.Value, builder)));
            return;
        }

        IrVariable memory = Series(fill.Sequence);
        if (((SequenceType)memory.Type).Element is not RealType real)
        {
            throw new TransformException($"all elements of a '{memory.Type.Code}' are set at once");
        }

        if (fill.Value is RealConstant { Bits: 0 } or PassiveConstant)
        {
            builder.Add(new FillStatement(memory, fill.Value));
            return;
        }

        var elements = new VariableOperand(AsSpan(memory, builder));
        builder.Add(variedness.IsVaried(fill.Value)
            ? Call("Fill", real, Argument(fill.Value), elements)
            : Call("Fill", real, fill.Value, elements, Terms));
    }

    private void Copy(CopyStatement copy, IrBuilder builder)
    {
        if (!variedness.IsVaried(copy.Destination))
        {
            builder.Add(copy);
            return;
        }

        IrVariable destination = Series(copy.Destination);
        if (variedness.IsVaried(copy.Source))
        {
            builder.Add(new CopyStatement(Series(copy.Source), destination));
            return;
        }

        var real = ((SequenceType)destination.Type).Element as RealType ?? throw new TransformException($"a passive '{copy.Source.Type.Code}' is copied into an active one");
        builder.Add(Call("Widen", real, new VariableOperand(AsSpan(copy.Source, builder)), new VariableOperand(AsSpan(destination, builder)), Terms));
    }
}
