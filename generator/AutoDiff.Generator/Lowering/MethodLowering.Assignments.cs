using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Assignments. The left side is evaluated first, then the right, then the value is written.</content>
internal sealed partial class MethodLowering
{
    private Value? LowerAssignment(IAssignmentOperation operation, bool isUsed)
    {
        stateOrigin = -1;
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                LowerReferenceAssignment(assignment, isUsed);
                return isUsed ? (Value)DefaultOf(types.Map(assignment.Type!)) : null;
            case ISimpleAssignmentOperation assignment:
                return LowerSimpleAssignment(assignment, isUsed);
            case ICompoundAssignmentOperation assignment:
                return LowerCompoundAssignment(assignment, isUsed);
            case IDeconstructionAssignmentOperation assignment:
                return LowerDeconstruction(assignment, isUsed);
            case ICoalesceAssignmentOperation assignment:
                return LowerCoalesceAssignment(assignment);
            default:
                return Unsupported(operation, ConstructName(operation));
        }
    }

    private Value? LowerSimpleAssignment(ISimpleAssignmentOperation assignment, bool isUsed)
    {
        if (TryKeepFunction(assignment))
        {
            return isUsed ? Unsupported(assignment, "a delegate used as a value") : null;
        }

        Cell target = ResolveTarget(assignment.Target, assignment.Value);
        if (target is InlineArrayCell array)
        {
            AssignInlineArray(array, assignment.Value);
            return isUsed ? Read(array) : null;
        }

        if (target is GrowingListCell list)
        {
            if (!MakesList(assignment.Target.Type!, assignment.Value) || isUsed)
            {
                Unsupported(assignment, "an assignment of lists");
            }

            Write(list.Items, Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(FirstCapacity)), (SequenceType)list.Items.Type, OnStack: false)));
            Write(list.Count, PassiveConstant.Int(0));
            FillList(list, assignment.Value);
            return null;
        }

        Value value = Lower(assignment.Value);
        if (!isReachable)
        {
            return value;
        }

        if (isUsed && value is not OperandValue { Operand: not VariableOperand })
        {
            value = Snapshot(value);
        }

        WriteTo(target, value, assignment.Target);
        return isUsed ? value : null;
    }

    private Cell ResolveTarget(IOperation target, IOperation value)
    {
        Cell cell = ResolveCell(target);
        return facts.MayWrite(value) ? Freeze(cell) : cell;
    }

    private void WriteTo(Cell cell, Value value, IOperation target)
    {
        if (cell is ValueCell)
        {
            Unsupported(target, "an assignment to " + ConstructName(target));
            return;
        }

        if (cell is TextCell { Type.IsDifferentiable: true })
        {
            stateOrigin = Origin(target);
        }

        Write(cell, cell is PlaceCell { Place: var place } && IsOfConstantObject(place) ? AsConstant(Materialize(value), target) : value);
    }

    /// <summary>Whether a place is a member of an object that is handed in under <c>[NoDerivative]</c>, and so has no shadow.</summary>
    private bool IsOfConstantObject(Place place) =>
        place.Type.IsDifferentiable && place.Base.Type is AggregateType { Kind: AggregateKind.Class } && constantObjects.Contains(place.Base.Id);

    /// <summary>The value for a place without a shadow; no active one may go there.</summary>
    private Operand AsConstant(Operand value, IOperation target)
    {
        if (value is not VariableOperand)
        {
            return value;
        }

        Gap gap = new("AD0011", Origin(target), EquatableArray.Of(((target as IMemberReferenceOperation)?.Member.Name) ?? "this member"));
        return Let(new TemplateExpression("{0}", EquatableArray.Of(value), value.Type, IsPure: true, IsStable: true, gap));
    }

    private Value? LowerCompoundAssignment(ICompoundAssignmentOperation assignment, bool isUsed)
    {
        Cell target = ResolveTarget(assignment.Target, assignment.Value);
        IrType type = target.Type;
        bool isLinear = assignment.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
            && target is PlaceCell && type is RealType
            && types.Map(assignment.Value.Type!) == type
            && !MayChangeMemory(assignment.Value);
        if (isLinear)
        {
            Place place = ((PlaceCell)target).Place;
            Operand added = LowerOperand(assignment.Value);
            added = IsOfConstantObject(place) ? AsConstant(added, assignment.Target) : added;
            Emit(new AccumulateStatement(place, added, assignment.OperatorKind == BinaryOperatorKind.Subtract));
            return isUsed ? Read(target) : null;
        }

        Value old = Read(target);
        if (facts.MayWrite(assignment.Value))
        {
            old = Snapshot(old);
        }

        // The operator works on the type that the left side is converted to, and its result is converted back.
        ITypeSymbol targetType = assignment.Target.Type!;
        ITypeSymbol operatorType = OperatorTypeOf(assignment);
        Value left = assignment.OperatorMethod is null || assignment.InConversion.IsNumeric
            ? Convert(old, targetType, operatorType, assignment.InConversion.MethodSymbol, assignment.IsChecked, assignment)
            : old;
        Value right = Lower(assignment.Value);
        ITypeSymbol resultType = assignment.OperatorMethod?.ReturnType ?? operatorType;
        IrType resultIrType = left.Type is RealType ? left.Type : types.Map(resultType);
        Value value = ApplyBinary(assignment.OperatorKind, assignment.OperatorMethod, left, right, resultIrType, assignment.IsChecked, assignment);
        if (value.Type != type && !(value.Type is RealType && type is RealType && assignment.OutConversion.IsIdentity))
        {
            value = Convert(value, resultType, targetType, assignment.OutConversion.MethodSymbol, assignment.IsChecked, assignment);
        }

        if (isUsed)
        {
            value = Snapshot(value);
        }

        WriteTo(target, value, assignment.Target);
        return isUsed ? value : null;
    }

    private static ITypeSymbol OperatorTypeOf(ICompoundAssignmentOperation assignment)
    {
        ITypeSymbol target = assignment.Target.Type!;
        if (!assignment.InConversion.IsNumeric || assignment.InConversion.IsIdentity)
        {
            return target;
        }

        return assignment.OperatorMethod?.Parameters[0].Type ?? assignment.Value.Type ?? target;
    }

    /// <summary>Whether evaluating the expression may write to memory that an element lies in.</summary>
    private bool MayChangeMemory(IOperation operation) =>
        facts.MayWriteMemory(operation) || operation.DescendantsAndSelf().Any(part => part is IInvocationOperation invocation && CanWriteMemory(invocation));

    private bool CanWriteMemory(IInvocationOperation invocation)
    {
        if (calls.Resolve(invocation.TargetMethod) is PrimitiveTarget or PredicateTarget or StopGradientTarget or SinCosTarget or ObserverTarget)
        {
            return false;
        }

        return invocation.Instance is { Type.IsReferenceType: true }
            || invocation.Arguments.Any(a => types.Map(a.Value.Type ?? compilation.ObjectType) is SequenceType { IsReadOnlyView: false } or AggregateType { Kind: AggregateKind.Class });
    }

    private Value? LowerIncrement(IIncrementOrDecrementOperation operation, bool isUsed)
    {
        stateOrigin = -1;
        Cell target = ResolveCell(operation.Target);
        Value old = isUsed && operation.IsPostfix ? Snapshot(Read(target)) : Read(target);
        BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Value updated;
        if (operation.OperatorMethod is { } method && target.Type is not RealType)
        {
            updated = CallOperator(method, [old], operation);
        }
        else
        {
            Operand one = target.Type is RealType real ? new RealConstant(1.0, real) : One(operation.Type!);
            updated = ApplyBinary(kind, null, old, one, target.Type, operation.IsChecked, operation);
            if (operation.Type!.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char)
            {
                updated = Let(new ConvertExpression(Materialize(updated), target.Type, operation.IsChecked));
            }
        }

        if (isUsed && !operation.IsPostfix)
        {
            updated = Snapshot(updated);
        }

        WriteTo(target, updated, operation.Target);
        return !isUsed ? null : operation.IsPostfix ? old : updated;
    }

    private Operand One(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 => new PassiveConstant("1L", types.Map(type)),
        SpecialType.System_UInt32 => new PassiveConstant("1U", types.Map(type)),
        SpecialType.System_UInt64 => new PassiveConstant("1UL", types.Map(type)),
        _ => PassiveConstant.Int(1),
    };

    private Value LowerCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        Cell target = ResolveCell(assignment.Target);
        Operand old = Materialize(Snapshot(Read(target)));
        VariableOperand isNull = Let(new TemplateExpression("{0} is null", EquatableArray.Of(old), PassiveType.Boolean, IsPure: true, IsStable: true));
        If(isNull, () => WriteTo(target, Lower(assignment.Value), assignment.Target));
        return Read(target);
    }

    private Value? LowerDeconstruction(IDeconstructionAssignmentOperation assignment, bool isUsed)
    {
        List<(Cell Cell, IOperation Target)> targets = [];
        CollectTargets(assignment.Target, targets);
        List<Value> values = [];
        CollectValues(assignment.Target, assignment.Value, null, values);

        // All right sides are evaluated before the first assignment.
        bool needsCopies = targets.Count > 1;
        Value[] copies = values.Select(value => needsCopies && !targets.All(t => t.Cell is DiscardCell || t.Target is IDeclarationExpressionOperation) ? Snapshot(value) : value).ToArray();
        for (int i = 0; i < copies.Length; i++)
        {
            IrType type = targets[i].Cell.Type;
            Value value = copies[i];
            if (value.Type is RealType or PassiveType && type is RealType or PassiveType && value.Type != type && targets[i].Cell is not DiscardCell)
            {
                value = Let(new ConvertExpression(Materialize(value), type));
            }

            WriteTo(targets[i].Cell, value, targets[i].Target);
        }

        if (!isUsed)
        {
            return null;
        }

        return MakeTuple((INamedTypeSymbol)assignment.Type!, copies);
    }

    private void CollectTargets(IOperation target, List<(Cell Cell, IOperation Target)> targets)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    CollectTargets(element, targets);
                }

                break;
            case IDeclarationExpressionOperation { Expression: ITupleOperation tuple }:
                CollectTargets(tuple, targets);
                break;
            case IDeclarationExpressionOperation declaration:
                targets.Add((ResolveCell(declaration.Expression), declaration));
                break;
            default:
                // Elements and fields: what their index says now, not after the assignments before them.
                Cell cell = ResolveCell(target);
                targets.Add((cell is PlaceCell ? Freeze(cell) : cell, target));
                break;
        }
    }

    /// <summary>The values for the leaves of a target, from a tuple expression or by deconstruction of a value.</summary>
    private void CollectValues(IOperation target, IOperation? source, Value? value, List<Value> values, ITypeSymbol? valueType = null)
    {
        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation declared })
        {
            target = declared;
        }

        if (target is not ITupleOperation tuple)
        {
            values.Add(value ?? LowerBeforeWrites(source!));
            return;
        }

        IOperation? unwrapped = source is null ? null : Unwrap(source is IConversionOperation { Operand: ITupleOperation inner } ? inner : source);
        if (unwrapped is ITupleOperation elements && elements.Elements.Length == tuple.Elements.Length)
        {
            for (int i = 0; i < tuple.Elements.Length; i++)
            {
                CollectValues(tuple.Elements[i], elements.Elements[i], null, values);
            }

            return;
        }

        value ??= Lower(source!);
        ITypeSymbol? type = source?.Type ?? valueType;
        ITypeSymbol[] partTypes = PartTypes(type, tuple.Elements.Length);
        Value[]? parts = Deconstruct(value, type, tuple.Elements.Length, source ?? target);
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            CollectValues(tuple.Elements[i], null, parts is null ? DefaultOf(types.Map(tuple.Elements[i].Type ?? compilation.ObjectType)) : parts[i], values, i < partTypes.Length ? partTypes[i] : null);
        }
    }

    /// <summary>The types of the parts that a value deconstructs into.</summary>
    private static ITypeSymbol[] PartTypes(ITypeSymbol? type, int count) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? [.. tuple.TupleElements.Select(static element => element.Type)]
        : type?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => !m.IsStatic && m.Parameters.Length == count) is { } deconstruct
        ? [.. deconstruct.Parameters.Select(static parameter => parameter.Type)]
        : [];

    /// <summary>A right side of a deconstruction; a later one may assign what this one read.</summary>
    private Value LowerBeforeWrites(IOperation source)
    {
        Value value = Lower(source);
        return facts.HasNestedWrites ? Snapshot(value) : value;
    }
}
