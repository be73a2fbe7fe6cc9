using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Locals of inline array types: memory on the stack that is copied where the struct would be.</content>
internal sealed partial class MethodLowering
{
    private InlineArrayCell DeclareInlineArray(ILocalSymbol local, InlineArray type, IOperation? initializer)
    {
        SequenceType span = SequenceType.SpanOf(types.Map(type.ElementType));

        // Once per call, not once per iteration of a loop around the local.
        IrVariable memory = NewVariable(local.Name, span);
        root.Items.Insert(0, new LetStatement(memory, new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(type.Length)), span, OnStack: true)));
        InlineArrayCell cell = new(memory);
        AssignInlineArray(cell, initializer);
        return cell;
    }

    private void AssignInlineArray(InlineArrayCell cell, IOperation? value)
    {
        IOperation? source = value is null ? null : StripConversions(value);
        if (source is null or IDefaultValueOperation or IObjectCreationOperation)
        {
            Emit(new FillStatement(cell.Memory, Materialize(DefaultValue(((SequenceType)cell.Memory.Type).Element))));
        }
        else if (ResolveCell(source) is InlineArrayCell other)
        {
            Emit(new CopyStatement(other.Memory, cell.Memory));
        }
        else
        {
            Unsupported(source, "an inline array from elsewhere");
        }
    }

    private Cell ResolveInlineArrayElement(IInlineArrayAccessOperation access)
    {
        if (ResolveCell(access.Instance) is not InlineArrayCell { Memory: var memory })
        {
            return new ValueCell(Unsupported(access, "an inline array that is no local"));
        }

        if (IsRangeType(access.Argument.Type))
        {
            (Operand start, Operand? length) = RangeOf(access.Argument, memory);
            return new ValueCell(Let(new SliceExpression(memory, start, length, (SequenceType)types.Map(access.Type!))));
        }

        return ElementCell(memory, [OffsetOf(access.Argument, memory)], access.Type!);
    }
}
