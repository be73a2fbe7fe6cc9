using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>TensorSpan</c> and <c>ReadOnlyTensorSpan</c>, which the user's reference brings: elements, lengths, and views of arrays.</content>
internal sealed partial class MethodLowering
{
    private bool IsTensor(ITypeSymbol type) => types.Map(type) is SequenceType { IsTensor: true };

    private VariableOperand LowerTensorLength(TensorLength length) => Let(new LengthExpression(MaterializeVariable(LowerMemory(length.Tensor)), length.Dimension));

    private Value LowerTensorProperty(IPropertyReferenceOperation operation, IPropertySymbol property)
    {
        if (property.Name is not ("Rank" or "IsEmpty" or "IsDense" or "HasAnyDenseDimensions" or "Lengths" or "Strides"))
        {
            return Unsupported(operation, $"{DisplayName(property)} (read elements and Lengths)");
        }

        Operand tensor = MaterializeVariable(LowerMemory(operation.Instance!));
        return Let(new TemplateExpression("{0}." + property.Name, EquatableArray.Of(tensor), types.Map(property.Type), IsPure: true, IsStable: true));
    }

    /// <summary><c>t[i, j]</c>: the indices are the elements of a span that the call makes.</summary>
    private Cell ResolveTensorElement(IPropertyReferenceOperation operation)
    {
        IArgumentOperation argument = operation.Arguments[0];
        if (ElementTypeOf(argument.Parameter!.Type).Name == "NRange")
        {
            return new ValueCell(MakeTensor(operation.Instance!, operation.Arguments, (SequenceType)types.Map(operation.Type!), isPart: true));
        }

        if (ListOf(argument.Value) is not { } elements)
        {
            return new ValueCell(Unsupported(operation, "a tensor span with its indices in a span (write them out: t[i, j])"));
        }

        IrVariable tensor = LowerSequence(operation.Instance!, operation.Arguments);
        var indices = new Operand[elements.Count];
        for (int k = 0; k < indices.Length; k++)
        {
            indices[k] = Materialize(Snapshot(IndexOf(elements[k], tensor, k)));
        }

        return ElementCell(tensor, indices, operation.Type!);
    }

    private Value IndexOf(IOperation index, IrVariable tensor, int dimension)
    {
        index = Unwrap(index);
        while (index is IConversionOperation { IsImplicit: true } conversion)
        {
            index = Unwrap(conversion.Operand);
        }

        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
        {
            Operand fromEnd = LowerOperand(hat.Operand);
            return Let(new BinaryExpression(BinaryOperator.Subtract, Let(new LengthExpression(tensor, dimension)), fromEnd, PassiveType.Int32));
        }

        return index.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 or SpecialType.System_IntPtr
            ? Lower(index)
            : Unsupported(index, "an index of a tensor span that is not a number");
    }

    /// <summary>The elements of a collection expression without spreads, as the compiler makes of <c>params</c> too; null for anything else.</summary>
    private static IReadOnlyList<IOperation>? ListOf(IOperation operation)
    {
        operation = Unwrap(operation);
        while (operation is IConversionOperation conversion)
        {
            operation = Unwrap(conversion.Operand);
        }

        return operation is ICollectionExpressionOperation { Elements: var elements } && elements.All(static e => e is not ISpreadOperation) ? elements : null;
    }

    /// <summary>The elements one after the other.</summary>
    private IrVariable ElementsOf(IrVariable tensor) =>
        Let(new SliceExpression(tensor, PassiveConstant.Int(0), null, SequenceType.TensorElementsOf(((SequenceType)tensor.Type).Element))).Variable;

    private Value LowerTensorMember(IMethodSymbol method, List<IOperation> operands, IReadOnlyList<IArgumentOperation> arguments, IOperation operation)
    {
        switch (method.Name, operands.Count)
        {
            case ("AsTensorSpan" or "AsReadOnlyTensorSpan", _) when types.Map(method.ReturnType) is SequenceType made:
                List<IArgumentOperation> lengths = [.. arguments.Where(static a => a.Parameter is { Ordinal: > 0 } && a.ArgumentKind != ArgumentKind.DefaultValue)];
                return MakeTensor(operands[0], lengths, made);
            case ("Slice", 2) when IsTensor(method.ReturnType) && ElementTypeOf(arguments[0].Parameter!.Type).Name == "NRange":
                return MakeTensor(operands[0], arguments, (SequenceType)types.Map(method.ReturnType), isPart: true);
            case ("Clear", 1):
                IrVariable cleared = MaterializeVariable(LowerMemory(operands[0]));
                Emit(new FillStatement(ElementsOf(cleared), Materialize(DefaultOf(((SequenceType)cleared.Type).Element))));
                return PassiveConstant.False;
            case ("Fill", 2) when types.Map(operands[1].Type!) == SequenceOf(operands[0])!.Element:
                IrVariable filled = LowerSequence(operands[0], [operands[1]]);
                Operand value = LowerOperand(operands[1]);
                Emit(new FillStatement(ElementsOf(filled), value));
                return PassiveConstant.False;
            case ("FlattenTo", 2) when SequenceOf(operands[1]) is { Kind: SequenceKind.Span }:
                IrVariable from = ElementsOf(LowerSequence(operands[0], [operands[1]]));
                IrVariable to = MaterializeVariable(Lower(operands[1]));
                Operand count = Let(new LengthExpression(from));
                Check("RequireRoom({0}, {1})", Let(new LengthExpression(to)), count);
                Repeat(PassiveConstant.Int(0), count, index => Set(to, index, Get(from, index)));
                return PassiveConstant.False;
            default:
                return Unsupported(operation, $"{DisplayName(method)} (write the loop over the elements)");
        }
    }

    /// <summary>A tensor span over memory, or part of one. The arguments say its shape, and carry no derivative.</summary>
    /// <param name="source">The memory.</param>
    /// <param name="shape">The arguments after it.</param>
    /// <param name="type">The type of the tensor span.</param>
    /// <param name="isPart">Whether the arguments are the ranges of a part, and not lengths.</param>
    private VariableOperand MakeTensor(IOperation source, IReadOnlyList<IArgumentOperation> shape, SequenceType type, bool isPart = false)
    {
        IrVariable memory = LowerSequence(StripArray(source), shape);
        if (shape.Count == 0)
        {
            // Only a constructor takes rectangular arrays.
            bool isRectangular = memory.Type is SequenceType { Rank: > 1 };
            return Let(new SliceExpression(memory, PassiveConstant.Int(0), null, type) { Cut = isRectangular ? "new #({0})" : "" });
        }

        // A range without a beginning would be a spread in a collection expression.
        TemplateBuilder template = new();
        template.Raw(isPart ? "" : "new #(");
        template.Hole(memory);
        template.Text(isPart ? "[" : "");
        for (int i = 0; i < shape.Count; i++)
        {
            template.Text(isPart ? "" : ", ");
            if (ListOf(shape[i].Value) is { } list)
            {
                template.Text(isPart ? "" : "[");
                for (int k = 0; k < list.Count; k++)
                {
                    template.Text(k == 0 ? "" : ", ");
                    RenderShape(list[k], template);
                }

                template.Text(isPart ? "" : "]");
            }
            else
            {
                template.Hole(LowerOperand(shape[i].Value));
            }
        }

        template.Text(isPart ? "]" : ")");
        return Let(new SliceExpression(memory, PassiveConstant.Int(0), null, type)
        {
            Cut = template.ToString(),
            Shape = template.Arguments.Skip(1).ToEquatableArray(),
        });
    }

    /// <summary>A length, an index or a range of such.</summary>
    private void RenderShape(IOperation part, TemplateBuilder template)
    {
        part = Unwrap(part);
        while (part is IConversionOperation { IsImplicit: true } conversion)
        {
            part = Unwrap(conversion.Operand);
        }

        switch (part)
        {
            case IRangeOperation range:
                if (range.LeftOperand is { } left)
                {
                    RenderShape(left, template);
                }

                template.Text("..");
                if (range.RightOperand is { } right)
                {
                    RenderShape(right, template);
                }

                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                template.Text("^");
                template.Hole(LowerOperand(hat.Operand));
                break;
            case var _ when TensorLength.Of(part) is { } length:
                template.Hole(LowerTensorLength(length));
                break;
            default:
                template.Hole(LowerOperand(part));
                break;
        }
    }
}
