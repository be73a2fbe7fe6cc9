using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Where expressions live: locals, parameters, elements, fields.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Resolves an expression to where its value lives, evaluating receivers and indices.</summary>
    private Cell ResolveCell(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return ResolveCell(parenthesized.Operand);
            case ILocalReferenceOperation { IsDeclaration: true } local when !cells.ContainsKey(local.Local) || !predeclared.Contains(local.Local):
                IrType declared = types.Map(local.Local.Type);
                return cells[local.Local] = current == scope ? DeclareCell(local.Local.Name, declared) : DeclareBound(local.Local, declared);
            case ILocalReferenceOperation local:
                return CellOf(local.Local, local);
            case IParameterReferenceOperation parameter:
                return CellOf(parameter.Parameter, parameter);
            case IDeclarationExpressionOperation declaration:
                return ResolveCell(declaration.Expression);
            case IDiscardOperation discard:
                return new DiscardCell(discard.Type is null ? PassiveType.Boolean : types.Map(discard.Type));
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } when thisCell is not null:
                return thisCell;
            case IConditionalAccessInstanceOperation when conditionalReceivers.Count > 0:
                return conditionalReceivers.Peek();
            case IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance } when implicitReceivers.Count > 0:
                return implicitReceivers.Peek();
            case IFieldReferenceOperation field:
                return ResolveField(field);
            case IPropertyReferenceOperation property:
                return ResolveProperty(property);
            case IObjectCreationOperation { Parent: IFieldReferenceOperation or IPropertyReferenceOperation } creation
                when types.Map(creation.Type!) is AggregateType type && LayoutOf(type) is { ConstructCode.Length: 0 } && TryCreate(creation) is { } made:
                return made;
            case IArrayElementReferenceOperation element:
                return ResolveArrayElement(element);
            case IImplicitIndexerReferenceOperation indexer:
                return ResolveImplicitIndexer(indexer);
            case IInlineArrayAccessOperation access:
                return ResolveInlineArrayElement(access);
            case IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } invocation:
                return ResolveReferenceCall(invocation);
            case IConditionalOperation { IsRef: true } conditional:
                return ResolveConditional(conditional);
            case IConversionOperation { Conversion.IsIdentity: true } conversion:
                return ResolveCell(conversion.Operand);
            default:
                return new ValueCell(Lower(operation));
        }
    }

    private Cell CellOf(ISymbol symbol, IOperation operation)
    {
        if (cells.TryGetValue(symbol, out Cell? cell))
        {
            return cell;
        }

        if (PrimaryConstructorParameter(symbol))
        {
            if (thisCell is not null && FieldOf(thisCell, $"<{symbol.Name}>P") is { } captured)
            {
                IrField field = LayoutOf(thisCell.Type)!.Fields[FieldIndex(LayoutOf(thisCell.Type)!, $"<{symbol.Name}>P")];
                if (thisCell is SplitCell or ValueCell { Value: AggregateValue } || field is { IsActive: true, ReadCode.Length: > 0 })
                {
                    return captured;
                }

                if (field.IsActive)
                {
                    return new ValueCell(Unsupported(operation, $"the captured parameter '{symbol.Name}' of a type that is not partial", (symbol as IParameterSymbol)?.Type));
                }
            }

            if (thisCell is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingType?.OriginalDefinition, method.ContainingType.OriginalDefinition))
            {
                return new ValueCell(Unsupported(operation, $"'{symbol.Name}', which '{symbol.ContainingType?.Name}' keeps for itself (make it a property, or mark the method that uses it [Differentiable]),"));
            }

            return new TextCell(CodeNames.Escape(symbol.Name), [], types.Map(((IParameterSymbol)symbol).Type), !facts.IsAssigned(symbol), !facts.IsAssigned(symbol), symbol);
        }

        // A local whose declaration could not be lowered has been reported there.
        if (problems.Count == 0)
        {
            Unsupported(operation, $"'{symbol.Name}' here");
        }

        return new ValueCell(DefaultOf(types.Map(operation.Type!)));
    }

    private bool PrimaryConstructorParameter(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        && !SymbolEqualityComparer.Default.Equals(constructor, frame.Symbol);

    /// <summary>The cell with its receiver and indices in variables of their own.</summary>
    private Cell Freeze(Cell cell)
    {
        switch (cell)
        {
            case PlaceCell { Place: var place }:
                IrVariable sequence = place.Base.Name.Length > 0 && mutableVariables(place.Base) ? Let(new UseExpression(place.Base)).Variable : place.Base;
                Operand[] indices = place.Indices.Select(Snapshot).ToArray();
                return new PlaceCell(place with { Base = sequence, Indices = indices.ToEquatableArray() });
            case TextCell text:
                return new TextCell(text.Template, text.Arguments.Select(Snapshot).ToArray(), text.Type, text.IsPure, text.IsStable, text.Member);
            default:
                return cell;
        }

        bool mutableVariables(IrVariable variable) => variable.Type is SequenceType or AggregateType { Kind: AggregateKind.Class }
            && cells.Any(pair => pair.Value is VariableCell v && v.Variable.Id == variable.Id && facts.IsAssigned(pair.Key));
    }

    private Cell ResolveField(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        IrType type = types.Map(operation.Type!);
        bool isWritten = facts.IsWritten(field);
        bool isStable = field.IsReadOnly || field.IsConst || !isWritten;
        if (operation.Instance is null)
        {
            return new TextCell($"{TypeCode(field.ContainingType)}.{CodeNames.Escape(field.Name)}", [], type, isStable, isStable, field);
        }

        if (operation.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && thisCell is null)
        {
            return new TextCell("this." + CodeNames.Escape(field.Name), [], type, isStable, isStable, field);
        }

        Cell receiver = ResolveCell(operation.Instance);
        return MemberOf(receiver, FieldName(field), type, field, isStable);
    }

    /// <summary>A field or auto-property of what lives in a cell.</summary>
    private Cell MemberOf(Cell receiver, string name, IrType type, ISymbol member, bool isStable)
    {
        if (receiver.Type is AggregateType aggregate)
        {
            if (FieldOf(receiver, aggregate.Kind == AggregateKind.Tuple ? TupleFieldName(receiver, member) : name) is { } cell)
            {
                if (receiver is not (SplitCell or ValueCell { Value: AggregateValue }) && site is not null && LayoutOf(aggregate)!.Fields[FieldIndex(LayoutOf(aggregate)!, FieldNameIn(aggregate, receiver, member, name))].ReadCode.Length == 0)
                {
                    Report("AD0002", site.GetLocation(), $"'{member.Name}', a member that generated code here cannot reach (make it internal, or mark the method that uses it [Differentiable]),");
                }

                return cell;
            }
        }

        if (receiver is VariableCell variable && IsPassiveStruct(variable.Type, member.ContainingType))
        {
            return new PassiveMemberCell(variable.Variable, name, type);
        }

        if (receiver is TextCell text)
        {
            return new TextCell($"{text.Template}.{name}", text.Arguments, type, text.IsPure && isStable, text.IsStable && isStable, member);
        }

        return new TextCell("{0}." + name, [Materialize(Read(receiver))], type, isStable, isStable, member);
    }

    private string FieldNameIn(AggregateType aggregate, Cell receiver, ISymbol member, string name) =>
        aggregate.Kind == AggregateKind.Tuple ? TupleFieldName(receiver, member) : name;

    private static bool IsPassiveStruct(IrType type, INamedTypeSymbol owner) => type is PassiveType && owner is { IsValueType: true, IsRefLikeType: false };

    private static string FieldName(IFieldSymbol field) => CodeNames.Escape((field.AssociatedSymbol ?? field).Name);

    /// <summary>Tuple elements are found by position: <c>t.Item1</c> and <c>t.Left</c> are the same.</summary>
    private string TupleFieldName(Cell receiver, ISymbol member)
    {
        string item = member is IFieldSymbol { CorrespondingTupleField: { } standard } ? standard.Name : member.Name;
        AggregateLayout layout = LayoutOf(receiver.Type)!;
        return int.TryParse(item.Substring(4), out int number) && number <= layout.Fields.Count ? layout.Fields[number - 1].Name : item;
    }

    private static string TypeCode(ITypeSymbol type) => CodeNames.EscapeTemplate(CodeNames.Of(type));

    private Cell ResolveArrayElement(IArrayElementReferenceOperation operation)
    {
        IrVariable sequence = LowerSequence(operation.ArrayReference, operation.Indices);
        if (operation.Indices.Length == 1 && operation.Indices[0] is var index && IsRangeType(index.Type))
        {
            return new ValueCell(CopyRange(sequence, index, operation));
        }

        if (operation.Indices.Length == 1 && IsIndexType(operation.Indices[0].Type))
        {
            return ElementCell(sequence, [OffsetOf(operation.Indices[0], sequence)], operation.Type!);
        }

        return ElementCell(sequence, LowerIndices(operation.Indices), operation.Type!);
    }

    /// <summary>The indices of an element; those of an array may be wider than an <c>int</c>, those of its shadow may not.</summary>
    private Operand[] LowerIndices(IReadOnlyList<IOperation> indices)
    {
        Operand[] operands = LowerOperands(indices);
        for (int i = 0; i < operands.Length; i++)
        {
            if (indices[i].Type is { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr })
            {
                operands[i] = Let(new ConvertExpression(operands[i], PassiveType.Int32, IsChecked: true));
            }
        }

        return operands;
    }

    private Cell ElementCell(IrVariable sequence, Operand[] indices, ITypeSymbol type)
    {
        IrType element = sequence.Type is SequenceType s ? s.Element : types.Map(type);
        return new PlaceCell(new Place(sequence, indices.ToEquatableArray(), EquatableArray<string>.Empty, element));
    }

    /// <summary>Evaluates a sequence to a variable that what follows does not reassign.</summary>
    private IrVariable LowerSequence(IOperation operation, IEnumerable<IOperation> following) =>
        GrowingListOf(operation) is { } list ? ViewOf(list) : MaterializeVariable(LowerBefore(operation, following));
}
