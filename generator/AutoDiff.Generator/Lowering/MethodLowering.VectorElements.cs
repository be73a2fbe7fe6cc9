using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Assignments to elements of vectors, quaternions and matrices by their index: each is a field.</content>
internal sealed partial class MethodLowering
{
    private static bool IsVector(INamedTypeSymbol type) => type.IsValueType && type is { Name: "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Matrix3x2" or "Matrix4x4" }
        && type.ContainingNamespace.ToDisplayString() == "System.Numerics";

    private Cell ResolveVectorElement(IPropertyReferenceOperation operation, IPropertySymbol property)
    {
        Cell whole = Freeze(ResolveCell(operation.Instance!));
        Operand[] indices = LowerArguments(operation.Arguments).Select(Snapshot).ToArray();
        if (LayoutOf(whole.Type) is not { } layout || whole is not (SplitCell or PlaceCell) || property.Type.SpecialType != SpecialType.System_Single)
        {
            return new ValueCell(Unsupported(operation, $"an assignment to a row or an element of this {property.ContainingType.Name}"));
        }

        // The getter of any other vector throws what this one would at an index out of its bounds.
        string holes = CodeNames.Holes(0, indices.Length);
        Emit(new EffectStatement($"_ = default({TypeCode(property.ContainingType)})[{holes}]", indices.ToEquatableArray(), EndsFlow: false));
        int columns = indices.Length == 1 ? layout.Fields.Count : property.ContainingType.Name == "Matrix3x2" ? 2 : 4;
        Cell element = FieldOf(whole, layout.Fields[layout.Fields.Count - 1].Name)!;
        for (int i = layout.Fields.Count - 2; i >= 0; i--)
        {
            Operand isThis = Is(indices[indices.Length - 1], i % columns);
            if (indices.Length == 2)
            {
                isThis = Let(new BinaryExpression(BinaryOperator.AndAlso, Is(indices[0], i / columns), isThis, PassiveType.Boolean));
            }

            element = new ConditionalCell(isThis, FieldOf(whole, layout.Fields[i].Name)!, element);
        }

        return element;

        Operand Is(Operand index, int value) => Let(new BinaryExpression(BinaryOperator.Equal, index, PassiveConstant.Int(value), PassiveType.Boolean));
    }
}
