using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary><c>t.Lengths[Dimension]</c>, or <c>t.FlattenedLength</c> where the dimension is -1; integers of the machine's size, of which no
/// companion takes more than an <c>int</c>.</summary>
internal sealed record TensorLength(IOperation Tensor, int Dimension)
{
    /// <summary>What the operation reads, conversions between integers aside; null for anything else.</summary>
    public static TensorLength? Of(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null, IsChecked: false, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr } conversion:
                    operation = conversion.Operand;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "FlattenedLength", ContainingType: { } owner }, Instance: { } tensor } when IsTensorSpan(owner):
                    return new TensorLength(tensor, -1);
                case IPropertyReferenceOperation
                {
                    Property.IsIndexer: true,
                    Arguments: { Length: 1 } arguments,
                    Instance: IPropertyReferenceOperation { Property: { Name: "Lengths", ContainingType: { } owner }, Instance: { } tensor },
                } when IsTensorSpan(owner) && arguments[0].Value.ConstantValue is { HasValue: true, Value: int dimension and >= 0 }:
                    return new TensorLength(tensor, dimension);
                default:
                    return null;
            }
        }
    }

    private static bool IsTensorSpan(INamedTypeSymbol type) => type is
    {
        Name: "TensorSpan" or "ReadOnlyTensorSpan",
        ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };
}
