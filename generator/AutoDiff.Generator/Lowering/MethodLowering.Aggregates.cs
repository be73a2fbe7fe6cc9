using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Tuples, structs, records and classes.</content>
internal sealed partial class MethodLowering
{
    private Value LowerTuple(ITupleOperation tuple, ITypeSymbol? type = null)
    {
        ITypeSymbol target = type ?? tuple.Type!;
        if (types.Map(target) is not AggregateType aggregate)
        {
            return LowerPassive(tuple);
        }

        AggregateLayout layout = LayoutOf(aggregate)!;
        Value[] fields = new Value[tuple.Elements.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            Value value = LowerBefore(tuple.Elements[i], tuple.Elements.Skip(i + 1));
            fields[i] = tuple.Elements[i].Type is { } from
                ? Convert(value, from, ((INamedTypeSymbol)target).TupleElements[i].Type, null, false, tuple.Elements[i])
                : value;
        }

        return new AggregateValue(aggregate, layout, fields);
    }

    private Value MakeTuple(INamedTypeSymbol type, Value[] elements)
    {
        if (types.Map(type) is AggregateType aggregate)
        {
            return new AggregateValue(aggregate, LayoutOf(aggregate)!, elements);
        }

        Operand[] operands = elements.Select(Materialize).ToArray();
        return Let(new TemplateExpression($"({CodeNames.Holes(0, operands.Length)})", operands.ToEquatableArray(), types.Map(type), IsPure: true, IsStable: true));
    }

    /// <summary>An object of an anonymous type, which is a tuple here: nobody can tell, for nobody can name it.</summary>
    private Value LowerAnonymous(IAnonymousObjectCreationOperation creation)
    {
        if (types.Map(creation.Type!) is not AggregateType type)
        {
            return LowerPassive(creation);
        }

        Value[] values = new Value[creation.Initializers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            IOperation value = creation.Initializers[i] is ISimpleAssignmentOperation assignment ? assignment.Value : creation.Initializers[i];
            values[i] = Snapshot(LowerBefore(value, creation.Initializers.Skip(i + 1)));
        }

        return new AggregateValue(type, LayoutOf(type)!, values);
    }

    /// <summary>The field of the tuple that a property of an anonymous type is.</summary>
    private Cell AnonymousMember(Cell receiver, IPropertySymbol property)
    {
        int position = property.ContainingType.GetMembers().OfType<IPropertySymbol>().TakeWhile(p => !SymbolEqualityComparer.Default.Equals(p, property)).Count();
        return FieldOf(receiver, LayoutOf(receiver.Type)!.Fields[position].Name)!;
    }

    private Value ConvertTuple(Value value, ITypeSymbol from, ITypeSymbol to, bool isChecked, IOperation operation)
    {
        AggregateType target = (AggregateType)types.Map(to);
        AggregateValue source = Split(value, (AggregateType)value.Type);
        var fromElements = ((INamedTypeSymbol)from).TupleElements;
        var toElements = ((INamedTypeSymbol)to).TupleElements;
        Value[] fields = new Value[toElements.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = Convert(source.Fields[i], fromElements[i].Type, toElements[i].Type, null, isChecked, operation);
        }

        return new AggregateValue(target, LayoutOf(target)!, fields);
    }

    private Operand LowerTupleComparison(ITupleBinaryOperation comparison)
    {
        bool isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        Value[]? left = Parts(comparison.LeftOperand);
        Value[]? right = Parts(comparison.RightOperand);
        Operand result = isEqual ? PassiveConstant.True : PassiveConstant.False;
        for (int i = 0; left is not null && right is not null && i < left.Length; i++)
        {
            BinaryOperator op = isEqual ? BinaryOperator.Equal : BinaryOperator.NotEqual;
            Operand part = Let(new BinaryExpression(op, Materialize(left[i]), Materialize(right[i]), PassiveType.Boolean));
            result = i == 0 ? part : Let(new BinaryExpression(isEqual ? BinaryOperator.AndAlso : BinaryOperator.OrElse, result, part, PassiveType.Boolean));
        }

        return result;

        Value[]? Parts(IOperation operand) => Unwrap(operand is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operand) is ITupleOperation tuple
            ? tuple.Elements.Select(e => Snapshot(Lower(e))).ToArray()
            : Deconstruct(Lower(operand), operand.Type, ((INamedTypeSymbol)operand.Type!).TupleElements.Length, operand);
    }

    /// <summary>The parts that a value deconstructs into; null, reported, where that is not known.</summary>
    private Value[]? Deconstruct(Value value, ITypeSymbol? type, int count, IOperation operation)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            if (value.Type is AggregateType aggregate)
            {
                return Split(value, aggregate).Fields;
            }

            Operand whole = Materialize(value);
            return tuple.TupleElements.Select((element, i) => (Value)Let(new TemplateExpression("{0}.Item" + (i + 1), EquatableArray.Of(whole), types.Map(element.Type), IsPure: true, IsStable: true))).ToArray();
        }

        IMethodSymbol? deconstruct = type?.GetMembers("Deconstruct").OfType<IMethodSymbol>()
            .FirstOrDefault(m => !m.IsStatic && m.Parameters.Length == count && m.Parameters.All(static p => p.RefKind == RefKind.Out));
        if (deconstruct is not null && type!.IsRecord && deconstruct.IsImplicitlyDeclared && value.Type is AggregateType record && LayoutOf(record) is { } layout)
        {
            // A record deconstructs into the properties of its parameters.
            int[] positions = deconstruct.Parameters.Select(p => FieldIndex(layout, CodeNames.Escape(p.Name))).ToArray();
            if (positions.All(static position => position >= 0))
            {
                AggregateValue split = Split(value, record);
                return positions.Select(position => split.Fields[position]).ToArray();
            }
        }

        if (deconstruct is not null && calls.Resolve(deconstruct) is DifferentiableTarget { Callee: { HasReceiver: true } callee })
        {
            return CallDeconstruct(callee, value);
        }

        if (deconstruct is not null && !value.Type.IsDifferentiable)
        {
            return DeconstructPassive(deconstruct, Materialize(value), type!);
        }

        if (deconstruct is { IsImplicitlyDeclared: false })
        {
            Report("AD0003", operation, DisplayName(deconstruct));
        }
        else
        {
            Unsupported(operation, $"the deconstruction of {type?.Name ?? "this"}");
        }

        return null;
    }

    /// <summary>The parts of a passive object. There is no tuple of one.</summary>
    private Value[] DeconstructPassive(IMethodSymbol deconstruct, Operand whole, ITypeSymbol type)
    {
        int count = deconstruct.Parameters.Length;
        string outs = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"out var part{i}_"));
        string parts = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"part{i}_"));
        string partTypes = string.Join(", ", deconstruct.Parameters.Select(static p => CodeNames.Of(p.Type)));
        (string result, string returned) = count == 1 ? (partTypes, parts) : ($"({partTypes})", $"({parts})");
        string code = $"new global::System.Func<{CodeNames.Of(type)}, {result}>(static whole_ => {{{{ whole_.Deconstruct({outs}); return {returned}; }}}}).Invoke({{0}})";
        Operand all = Let(new TemplateExpression(
            code, EquatableArray.Of(whole), count == 1 ? types.Map(deconstruct.Parameters[0].Type) : new PassiveType(result), IsPure: false, IsStable: false));
        return count == 1
            ? [all]
            : deconstruct.Parameters.Select((p, i) => (Value)Let(new TemplateExpression("{0}.Item" + (i + 1), EquatableArray.Of(all), types.Map(p.Type), IsPure: true, IsStable: true))).ToArray();
    }

    private Value[] CallDeconstruct(Callee callee, Value value)
    {
        List<Argument> arguments = [new Argument(Materialize(value), null, PassingMode.Value)];
        List<Value> parts = [];
        foreach (CalleeParameter parameter in callee.Parameters.Skip(1))
        {
            IrVariable part = NewVariable("", parameter.Type);
            Emit(new DeclareStatement(part, IsZeroed: false));
            arguments.Add(new Argument(null, part, PassingMode.Out));
            parts.Add(part);
        }

        Emit(new CallStatement(EquatableArray<IrVariable>.Empty, callee, CompanionKind.Primal, arguments.ToEquatableArray()));
        return parts.ToArray();
    }

    private Value LowerWith(IWithOperation operation)
    {
        if (Changed(operation) is not { } copy)
        {
            return LowerPassive(operation);
        }

        Value value = Read(copy);
        return copy.Aggregate.Kind == AggregateKind.Class ? Materialize(value) : value;
    }

    /// <summary>The copy that <c>with</c> makes, by its fields; null for a passive one.</summary>
    private SplitCell? Changed(IWithOperation operation)
    {
        if (types.Map(operation.Operand.Type!) is not AggregateType type || LayoutOf(type) is null)
        {
            return null;
        }

        Value source = operation.Operand is ILocalReferenceOperation { Local: var local } && cells.TryGetValue(local, out Cell? cell) && cell is SplitCell ? Read(cell) : Lower(operation.Operand);
        AggregateValue split = (AggregateValue)Snapshot(Split(source, type));
        SplitCell copy = new(type, split.Layout, split.Layout.Fields.Select((field, i) => DeclareCell("", field.Type, split.Fields[i])).ToArray());
        LowerInitializer(operation.Initializer, copy);
        return copy;
    }

    /// <summary>The assignments of an object initialiser or <c>with</c>.</summary>
    private void LowerInitializer(IObjectOrCollectionInitializerOperation initializer, Cell receiver)
    {
        implicitReceivers.Push(receiver);
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation assignment)
            {
                LowerAssignment(assignment, isUsed: false);
            }
            else if (member is IMemberInitializerOperation { InitializedMember: IFieldReferenceOperation { Type.IsValueType: true } part } nested)
            {
                LowerInitializer(nested.Initializer, ResolveField(part));
            }
            else
            {
                Unsupported(member, "a nested initialiser");
            }
        }

        implicitReceivers.Pop();
    }
}
