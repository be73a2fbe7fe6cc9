using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Tensor spans over memory that a companion has of its own.</summary>
internal static class TensorViews
{
    /// <summary>A tensor span over <paramref name="elements"/> with the lengths of another, row by row.</summary>
    public static SliceExpression Like(IrVariable tensor, IrVariable elements) =>
        new(elements, PassiveConstant.Int(0), null, SequenceType.TensorSpanOf(((SequenceType)tensor.Type).Element))
        {
            Cut = "new #({0}, {1}.Lengths)",
            Shape = EquatableArray.Of<Operand>(new VariableOperand(tensor)),
        };

    /// <summary>The elements of a tensor span one after the other; any other sequence itself.</summary>
    public static IrVariable Elements(IrVariable sequence, IrBuilder builder) => sequence.Type is SequenceType { IsTensor: true, Element: var element }
        ? builder.Let(new SliceExpression(sequence, PassiveConstant.Int(0), null, SequenceType.TensorElementsOf(element))).Variable
        : sequence;
}
