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
        value = null;
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

    private Value LowerSequenceCreation(IObjectCreationOperation creation, SequenceType type)
    {
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
        if (types.Map(collection.Type!) is not SequenceType type || collection.Elements.Any(static e => e is ISpreadOperation) || type.Kind == SequenceKind.List)
        {
            return Unsupported(collection, "this collection expression");
        }

        IrVariable array = Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(collection.Elements.Length)), SequenceType.ArrayOf(type.Element), OnStack: false)).Variable;
        for (int i = 0; i < collection.Elements.Length; i++)
        {
            Emit(new StoreStatement(Place.Element(array, PassiveConstant.Int(i)), LowerOperand(collection.Elements[i])));
        }

        return type.Kind == SequenceKind.Array ? array : View(array, PassiveConstant.Int(0), null, type);
    }
}
