using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>n &lt;= 64 ? stackalloc double[n] : new double[n]</c>: one allocation, on the stack or not.</content>
internal sealed partial class MethodLowering
{
    /// <summary>The buffer that a conditional allocates; null for any other conditional.</summary>
    private Value? TryLowerBuffer(IConditionalOperation operation)
    {
        if (operation.WhenFalse is null || types.Map(operation.Type!) is not SequenceType { Kind: SequenceKind.Span } type
            || StackSizeOf(operation.WhenTrue) is not { } stack || HeapSizeOf(operation.WhenFalse) is not { } heap)
        {
            return null;
        }

        Operand condition = LowerOperand(operation.Condition);
        Operand length = Materialize(Choose(condition, PassiveType.Int32, () => LowerInt(stack), () => LowerInt(heap)));
        return Let(new AllocateExpression(EquatableArray.Of(length), type, OnStack: true, condition)).Variable;
    }

    private Value LowerInt(IOperation count) => Convert(Lower(count), count.Type!, known.Int32, null, false, count);

    private static IOperation? StackSizeOf(IOperation operation)
    {
        IOperation inner = operation is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : operation;
        return inner.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax array }
            && array.RankSpecifiers[0].Sizes[0] is { } size and not OmittedArraySizeExpressionSyntax
            ? operation.SemanticModel!.GetOperation(size)
            : null;
    }

    private static IOperation? HeapSizeOf(IOperation operation)
    {
        IOperation inner = operation;
        while (inner is IConversionOperation conversion)
        {
            inner = conversion.Operand;
        }

        return inner is IArrayCreationOperation { Initializer: null, DimensionSizes.Length: 1 } array ? array.DimensionSizes[0] : null;
    }
}
