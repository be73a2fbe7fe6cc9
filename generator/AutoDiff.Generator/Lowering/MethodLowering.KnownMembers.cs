using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Members of the framework with a lowering of their own, besides those of sequences.</content>
internal sealed partial class MethodLowering
{
    private bool TryLowerKnownMember(
        IMethodSymbol method,
        IOperation? instance,
        IReadOnlyList<IArgumentOperation> arguments,
        IOperation operation,
        out Value? value)
    {
        if (TryLowerQuery(method, arguments, out value) || TryLowerTensor(method, arguments, out value) || TryLowerPool(method, arguments, out value))
        {
            return true;
        }

        if (instance is null && method.Parameters.Length == 1 && method.Name is "CreateChecked" or "CreateTruncating" or "CreateSaturating"
            && types.Map(method.ReturnType) is RealType real && method.ContainingType is { ContainingNamespace.Name: "Numerics" or "System" }
            && types.Map(method.Parameters[0].Type) is var source && (source is RealType || IsMachineType(method.Parameters[0].Type)))
        {
            Operand operand = LowerOperand(arguments[0].Value);
            value = operand.Type == real ? operand
                : operand is RealConstant constant && real.Kind == RealKind.Generic ? new RealConstant(constant.Value, real)
                : Let(new ConvertExpression(operand, real));
            return true;
        }

        return false;
    }

    /// <summary>An array from a pool is one of the method's own: it has at least the length asked for, and whoever rents it writes before reading.</summary>
    private bool TryLowerPool(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (method.ContainingType is not { Name: "ArrayPool", ContainingNamespace: { Name: "Buffers", ContainingNamespace.Name: "System" }, TypeArguments: { Length: 1 } elements }
            || !types.Map(elements[0]).IsDifferentiable)
        {
            return false;
        }

        switch (method.Name)
        {
            case "Rent":
                value = Let(new AllocateExpression(EquatableArray.Of(LowerOperand(arguments[0].Value)), SequenceType.ArrayOf(types.Map(elements[0])), OnStack: false));
                return true;
            case "Return":
                foreach (IArgumentOperation argument in arguments)
                {
                    LowerEffect(argument.Value);
                }

                return true;
            default:
                return false;
        }
    }

    private Value LowerSequenceCreation(IObjectCreationOperation creation, SequenceType type)
    {
        if (type is { Kind: SequenceKind.List, IsDifferentiable: true })
        {
            return NewList(creation, type);
        }

        if (type.IsTensor)
        {
            return creation.Arguments.Length == 0 ? DefaultOf(type) : MakeTensor(creation.Arguments[0].Value, creation.Arguments.Skip(1).ToList(), type);
        }

        // new Span<T>(array), new ReadOnlySpan<T>(array, start, length)
        if (type.Kind is not SequenceKind.List && creation.Initializer is null)
        {
            switch (creation.Arguments.Length)
            {
                case 0:
                    return DefaultOf(type);
                case 1 when types.Map(creation.Arguments[0].Value.Type!) is SequenceType:
                    return View(MaterializeVariable(Lower(creation.Arguments[0].Value)), PassiveConstant.Int(0), null, type);
                case 3 when types.Map(creation.Arguments[0].Value.Type!) is SequenceType:
                    IrVariable array = LowerSequence(creation.Arguments[0].Value, creation.Arguments.Skip(1));
                    Operand[] range = LowerOperands(creation.Arguments.Skip(1).Select(static a => a.Value).ToList());
                    return View(array, range[0], range[1], type);
            }
        }

        return type.IsDifferentiable ? Unsupported(creation, $"new {creation.Type!.Name}") : LowerPassiveCreation(creation);
    }

    private Value LowerCollection(ICollectionExpressionOperation collection)
    {
        if (types.Map(collection.Type!) is SequenceType { Kind: SequenceKind.List, IsDifferentiable: true } listType)
        {
            return NewList(collection, listType);
        }

        if (types.Map(collection.Type!) is not SequenceType { Kind: SequenceKind.Array or SequenceKind.Span or SequenceKind.ReadOnlySpan } type)
        {
            return Unsupported(collection, $"a collection expression of {collection.Type!.Name}");
        }

        // All elements are evaluated, then the memory is made and filled.
        List<(Value? Single, IrVariable? Many)> parts = [];
        int singles = 0;
        Operand? spread = null;
        foreach (IOperation element in collection.Elements)
        {
            if (element is not ISpreadOperation { Operand: var operand })
            {
                parts.Add((Snapshot(Lower(element)), null));
                singles++;
            }
            else if (operand.Type is { } source && types.Map(source) is SequenceType { Kind: not SequenceKind.RectangularArray } spreadType
                && (spreadType.Kind != SequenceKind.List || spreadType.IsDifferentiable))
            {
                IrVariable sequence = MaterializeVariable(Snapshot(LowerMemory(operand)));
                Operand length = Let(new LengthExpression(sequence));
                spread = spread is null ? length : Let(new BinaryExpression(BinaryOperator.Add, spread, length, PassiveType.Int32));
                parts.Add((null, sequence));
            }
            else
            {
                return Unsupported(element, "a spread of " + (operand.Type?.Name ?? "this"));
            }
        }

        Operand total = spread is null ? PassiveConstant.Int(singles)
            : singles == 0 ? spread
            : Let(new BinaryExpression(BinaryOperator.Add, spread, PassiveConstant.Int(singles), PassiveType.Int32));
        IrVariable array = MemoryOf(collection, type, spread is null, total);
        Operand position = PassiveConstant.Int(0);
        foreach ((Value? single, IrVariable? many) in parts)
        {
            if (single is not null)
            {
                Write(new PlaceCell(Place.Element(array, position)), single);
                position = Offset(position, 1);
                continue;
            }

            Operand count = Let(new LengthExpression(many!));
            Emit(new CopyStatement(AsSpan(many!, PassiveConstant.Int(0), null, true), AsSpan(array, position, count, false)));
            position = position == PassiveConstant.Int(0) ? count : Let(new BinaryExpression(BinaryOperator.Add, position, count, PassiveType.Int32));
        }

        return array.Type == type ? array : View(array, PassiveConstant.Int(0), null, type);
    }

    /// <summary>The memory of a collection expression. Spans of a known length are on the stack, as the C# compiler has them: once per
    /// call of the method, since none outlives its block.</summary>
    private IrVariable MemoryOf(ICollectionExpressionOperation collection, SequenceType type, bool isFixed, Operand total)
    {
        bool isOnStack = isFixed && type.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan && type.IsDifferentiable
            && collection.Type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.TypeArguments[0].IsUnmanagedType && collection.Elements.Length <= 64;
        if (!isOnStack)
        {
            return Let(new AllocateExpression(EquatableArray.Of(total), SequenceType.ArrayOf(type.Element), OnStack: false)).Variable;
        }

        IrVariable memory = NewVariable("", SequenceType.SpanOf(type.Element));
        root.Items.Insert(0, new LetStatement(memory, new AllocateExpression(EquatableArray.Of(total), (SequenceType)memory.Type, OnStack: true)));
        return memory;
    }
}
