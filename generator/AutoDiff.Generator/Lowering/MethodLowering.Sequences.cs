using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Arrays and spans: creation, slices, ranges.</content>
internal sealed partial class MethodLowering
{
    private Value LowerArrayCreation(IArrayCreationOperation creation)
    {
        SequenceType type = (SequenceType)types.Map(creation.Type!);
        if (type.Element is PassiveType && creation.Initializer is { } passive && passive.ElementValues.All(static e => e.ConstantValue.HasValue) && type.Rank == 1 && passive.ElementValues.Length > 0)
        {
            string elements = string.Join(", ", passive.ElementValues.Select(static e => Literals.Text(e.ConstantValue.Value, e.Type)));
            return Let(new TemplateExpression($"new {CodeNames.EscapeTemplate(type.Element.Code)}[] {{{{ {CodeNames.EscapeTemplate(elements)} }}}}", EquatableArray<Operand>.Empty, type, IsPure: false, IsStable: false));
        }

        Operand[] lengths = LowerIndices(creation.DimensionSizes);
        IrVariable array = Let(new AllocateExpression(lengths.ToEquatableArray(), type, OnStack: false)).Variable;
        if (creation.Initializer is { } initializer)
        {
            Fill(array, type, initializer, []);
        }

        return array;
    }

    private IrVariable NewArray(SequenceType type, IArrayInitializerOperation initializer)
    {
        IrVariable array = Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(initializer.ElementValues.Length)), type, OnStack: false)).Variable;
        Fill(array, type, initializer, []);
        return array;
    }

    private void Fill(IrVariable array, SequenceType type, IArrayInitializerOperation initializer, Operand[] outer)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            Operand[] indices = [.. outer, PassiveConstant.Int(i)];
            if (initializer.ElementValues[i] is IArrayInitializerOperation nested)
            {
                Fill(array, type, nested, indices);
                continue;
            }

            Value value = Lower(initializer.ElementValues[i]);
            Write(new PlaceCell(new Place(array, indices.ToEquatableArray(), EquatableArray<string>.Empty, type.Element)), value);
        }
    }

    private static bool IsStackAllocation(IOperation operation) =>
        operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
        && operation is not IConversionOperation { OperatorMethod: not null };

    private Value LowerStackAllocation(IOperation operation)
    {
        SemanticModel model = operation.SemanticModel!;
        (ExpressionSyntax? size, InitializerExpressionSyntax? initializer) = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } s => (array.RankSpecifiers[0].Sizes[0] is OmittedArraySizeExpressionSyntax ? null : array.RankSpecifiers[0].Sizes[0], s.Initializer),
            ImplicitStackAllocArrayCreationExpressionSyntax s => (null, s.Initializer),
            _ => (null, null),
        };
        ITypeSymbol? elementType = operation.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic ? generic.TypeArguments[0]
            : operation.Type is IPointerTypeSymbol pointer ? pointer.PointedAtType
            : null;
        if (elementType is null)
        {
            return Unsupported(operation, "stackalloc");
        }

        if (operation.Type is IPointerTypeSymbol && operation.Parent is not IConversionOperation)
        {
            return Unsupported(operation, ConstructNames.Pointer);
        }

        SequenceType type = SequenceType.SpanOf(types.Map(elementType));
        Operand length = size is not null && model.GetOperation(size) is { } count
            ? Materialize(Convert(Lower(count), count.Type!, known.Int32, null, false, count))
            : PassiveConstant.Int(initializer?.Expressions.Count ?? 0);
        IrVariable span = Let(new AllocateExpression(EquatableArray.Of(length), type, OnStack: true)).Variable;
        for (int i = 0; initializer is not null && i < initializer.Expressions.Count; i++)
        {
            if (model.GetOperation(initializer.Expressions[i]) is { } element)
            {
                Value value = Convert(Lower(element), element.Type!, elementType, null, false, element);
                Emit(new StoreStatement(Place.Element(span, PassiveConstant.Int(i)), Materialize(value)));
            }
        }

        return operation.Type is INamedTypeSymbol && types.Map(operation.Type) is SequenceType view && view != type
            ? View(span, PassiveConstant.Int(0), null, view)
            : span;
    }

    private bool IsIndexType(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private bool IsRangeType(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Range", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The offset that an index means in a sequence: <c>^n</c> counts from its end.</summary>
    private Operand OffsetOf(IOperation index, IrVariable sequence)
    {
        index = Unwrap(index);
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
        {
            Operand fromEnd = LowerOperand(hat.Operand);
            Operand length = Let(new LengthExpression(sequence));
            return Let(new BinaryExpression(BinaryOperator.Subtract, length, fromEnd, PassiveType.Int32));
        }

        if (index is IConversionOperation { OperatorMethod: not null, Operand: { Type.SpecialType: SpecialType.System_Int32 } number })
        {
            return LowerOperand(number);
        }

        Operand value = LowerOperand(index);
        if (!IsIndexType(index.Type))
        {
            return value;
        }

        Operand total = Let(new LengthExpression(sequence));
        return Let(new TemplateExpression("{0}.GetOffset({1})", EquatableArray.Of(value, total), PassiveType.Int32, IsPure: true, IsStable: true));
    }

    /// <summary>Start and length of a range in a sequence; a null length means to the end.</summary>
    private (Operand Start, Operand? Length) RangeOf(IOperation argument, IrVariable sequence)
    {
        IOperation range = Unwrap(argument);
        if (range is not IRangeOperation operation)
        {
            Operand value = LowerOperand(range);
            Operand total = Let(new LengthExpression(sequence));
            VariableOperand pair = Let(new TemplateExpression("{0}.GetOffsetAndLength({1})", EquatableArray.Of(value, total), new PassiveType("(int Offset, int Length)"), IsPure: true, IsStable: true));
            return (
                Let(new TemplateExpression("{0}.Offset", EquatableArray.Of<Operand>(pair), PassiveType.Int32, IsPure: true, IsStable: true)),
                Let(new TemplateExpression("{0}.Length", EquatableArray.Of<Operand>(pair), PassiveType.Int32, IsPure: true, IsStable: true)));
        }

        Operand start = operation.LeftOperand is { } left ? OffsetOf(left, sequence) : PassiveConstant.Int(0);
        if (operation.RightOperand is not { } right)
        {
            return (start, null);
        }

        Operand end = OffsetOf(right, sequence);
        return (start, start == PassiveConstant.Int(0) ? end : Let(new BinaryExpression(BinaryOperator.Subtract, end, start, PassiveType.Int32)));
    }

    private Cell ResolveImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        if (types.Map(operation.Instance.Type!) is not SequenceType sequence)
        {
            return new ValueCell(LowerPassiveIndexer(operation));
        }

        IrVariable variable = LowerSequence(operation.Instance, [operation.Argument]);
        if (!IsRangeType(operation.Argument.Type) && Unwrap(operation.Argument) is not IRangeOperation)
        {
            return ElementCell(variable, [OffsetOf(operation.Argument, variable)], operation.Type!);
        }

        (Operand start, Operand? length) = RangeOf(operation.Argument, variable);
        return sequence.Kind == SequenceKind.List
            ? new ValueCell(Unsupported(operation, "a range of a list"))
            : new ValueCell(Let(new SliceExpression(variable, start, length, sequence)));
    }

    private Value LowerPassiveIndexer(IImplicitIndexerReferenceOperation operation)
    {
        TemplateBuilder template = new();
        RenderPart(operation.Instance, template);
        template.Text("[");
        RenderNested(operation.Argument, template);
        template.Text("]");
        return Let(new TemplateExpression(template.ToString(), template.Arguments, types.Map(operation.Type!), IsPure: false, IsStable: false));
    }

    /// <summary>A range of an array is a copy.</summary>
    private Value CopyRange(IrVariable array, IOperation argument, IOperation operation)
    {
        SequenceType type = (SequenceType)array.Type;
        if (!type.IsDifferentiable && Unwrap(argument) is not IRangeOperation)
        {
            return Unsupported(operation, "a range that is a variable");
        }

        (Operand start, Operand? length) = RangeOf(argument, array);
        return CopyOf(array, start, length);
    }

    /// <summary>A new array with the elements of part of a sequence.</summary>
    private Value CopyOf(IrVariable source, Operand start, Operand? length)
    {
        SequenceType type = (SequenceType)source.Type;
        SequenceType view = SequenceType.ReadOnlySpanOf(type.Element);
        IrVariable part = Let(new SliceExpression(source, start, length, view)).Variable;
        Operand count = length ?? Let(new LengthExpression(part));
        IrVariable copy = Let(new AllocateExpression(EquatableArray.Of(count), SequenceType.ArrayOf(type.Element), OnStack: false)).Variable;
        IrVariable destination = Let(new SliceExpression(copy, PassiveConstant.Int(0), null, SequenceType.SpanOf(type.Element))).Variable;
        Emit(new CopyStatement(part, destination));
        return copy;
    }
}
