using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>
/// Inline arrays. A local or parameter of such a type is memory on the stack, so that it can be indexed; as a value it is a struct whose
/// fields are the elements.
/// </content>
internal sealed partial class MethodLowering
{
    private InlineArrayCell DeclareInlineArray(ILocalSymbol local, InlineArray type, IOperation? initializer)
    {
        InlineArrayCell cell = new(StackOf(local.Name, type), types.Map(local.Type));
        AssignInlineArray(cell, initializer);
        return cell;
    }

    /// <summary>Memory on the stack: once per call, not once per iteration of a loop around.</summary>
    private IrVariable StackOf(string name, InlineArray type)
    {
        SequenceType span = SequenceType.SpanOf(types.Map(type.ElementType));
        IrVariable memory = NewVariable(name, span);
        root.Items.Insert(0, new LetStatement(memory, new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(type.Length)), span, OnStack: true)));
        return memory;
    }

    private InlineArrayCell CopyToMemory(string name, InlineArray type, Value value)
    {
        InlineArrayCell cell = new(StackOf(name, type), value.Type);
        StoreElements(cell, value);
        return cell;
    }

    private void StoreElements(InlineArrayCell cell, Value value)
    {
        Value[] elements = [.. Split(value, (AggregateType)cell.Type).Fields.Select(Snapshot)];
        for (int i = 0; i < elements.Length; i++)
        {
            Write(new PlaceCell(Place.Element(cell.Memory, PassiveConstant.Int(i))), elements[i]);
        }
    }

    private void AssignInlineArray(InlineArrayCell cell, IOperation? value)
    {
        IOperation? source = value is null ? null : StripConversions(value);
        if (source is null or IDefaultValueOperation or IObjectCreationOperation)
        {
            Emit(new FillStatement(cell.Memory, Materialize(DefaultValue(((SequenceType)cell.Memory.Type).Element))));
            return;
        }

        if (source is ILocalReferenceOperation or IParameterReferenceOperation && ResolveCell(source) is InlineArrayCell other)
        {
            Emit(new CopyStatement(other.Memory, cell.Memory));
        }
        else if (cell.Type is AggregateType)
        {
            StoreElements(cell, Lower(source));
        }
        else
        {
            Unsupported(source, "an inline array from elsewhere");
        }
    }

    /// <summary>The elements of an inline array in memory: of a local its own, of anything else a copy, which can only be read.</summary>
    private IrVariable MemoryOf(IOperation operation, InlineArray type)
    {
        Cell cell = ResolveCell(StripConversions(operation));
        if (cell is InlineArrayCell { Memory: var memory })
        {
            return memory;
        }

        if (cell.Type is not AggregateType || !type.IsUnrolled)
        {
            return MaterializeVariable(Unsupported(operation, "an inline array that is no local"));
        }

        return CopyToMemory("", type, Read(cell)).Memory;
    }

    private Cell ResolveInlineArrayElement(IInlineArrayAccessOperation access)
    {
        InlineArray type = InlineArray.Of(access.Instance.Type)!;
        Cell instance = ResolveCell(access.Instance);
        if (instance is not InlineArrayCell { Memory: var memory })
        {
            if (access.Argument.ConstantValue is { HasValue: true, Value: int index } && index >= 0 && index < type.Length && FieldOf(instance, "Item" + index.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } element)
            {
                return element;
            }

            if (BodyFacts.WrittenTargets(access.Parent!).Contains(access))
            {
                return new ValueCell(Unsupported(access, "an assignment to an element that is chosen at run time of an inline array that is no local (copy it to a local, and back)"));
            }

            memory = MemoryOf(access.Instance, type);
        }

        if (IsRangeType(access.Argument.Type))
        {
            (Operand start, Operand? length) = RangeOf(access.Argument, memory);
            return new ValueCell(Let(new SliceExpression(memory, start, length, (SequenceType)types.Map(access.Type!))));
        }

        return ElementCell(memory, [OffsetOf(access.Argument, memory)], access.Type!);
    }
}
