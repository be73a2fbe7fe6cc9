using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Properties and indexers.</content>
internal sealed partial class MethodLowering
{
    private Value LowerProperty(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = operation.Property;
        if (NumberOf(operation) is { } number)
        {
            return (Operand)number;
        }

        if (TensorLength.Of(operation) is { } tensorLength)
        {
            return Let(new ConvertExpression(LowerTensorLength(tensorLength), types.Map(operation.Type!)));
        }

        if (operation.Instance is { Type: { } receiverType } && types.Map(receiverType) is SequenceType sequence)
        {
            if (sequence.IsTensor && !property.IsIndexer)
            {
                return LowerTensorProperty(operation, property);
            }

            switch (property.Name)
            {
                case "Length" or "Count" when property.Type.SpecialType == SpecialType.System_Int32:
                    return SequenceLength(MaterializeVariable(LowerMemory(operation.Instance)), sequence);
                case "IsEmpty":
                    Operand length = SequenceLength(MaterializeVariable(LowerMemory(operation.Instance)), sequence);
                    return Let(new BinaryExpression(BinaryOperator.Equal, length, PassiveConstant.Int(0), PassiveType.Boolean));
                case "Span":
                    return Let(new SliceExpression(MaterializeVariable(LowerMemory(operation.Instance)), PassiveConstant.Int(0), null, (SequenceType)types.Map(property.Type)));
                case "Rank":
                    return PassiveConstant.Int(sequence.Rank);
            }
        }

        return Read(ResolveProperty(operation));
    }

    private Operand SequenceLength(IrVariable variable, SequenceType type)
    {
        if (type.Kind != SequenceKind.RectangularArray)
        {
            return Let(new LengthExpression(variable));
        }

        Operand total = Let(new LengthExpression(variable, 0));
        for (int dimension = 1; dimension < type.Rank; dimension++)
        {
            total = Let(new BinaryExpression(BinaryOperator.Multiply, total, Let(new LengthExpression(variable, dimension)), PassiveType.Int32));
        }

        return total;
    }

    private Cell ResolveProperty(IPropertyReferenceOperation operation)
    {
        IPropertySymbol property = types.Substitution.Count > 0 && ImplementationOf(operation.Property, operation.Instance?.Type) is IPropertySymbol implemented ? implemented : operation.Property;
        ITypeSymbol? constrainedTo = operation.ConstrainedToType is { } constraint ? types.Substitute(constraint) : null;
        if (property.GetMethod is { } abstractGetter && StaticImplementationOf(abstractGetter, constrainedTo) is { AssociatedSymbol: IPropertySymbol known })
        {
            (property, constrainedTo) = (known, null);
        }

        IrType type = types.Map(operation.Type!);
        if (operation.Instance is { Type: { } receiverType } && types.Map(receiverType) is SequenceType sequence
            && property.IsIndexer && property.Parameters.Length == 1)
        {
            if (sequence.IsTensor)
            {
                return ResolveTensorElement(operation);
            }

            IrVariable variable = LowerSequence(operation.Instance, operation.Arguments);
            Operand[] indices = LowerOperands(operation.Arguments.Select(static a => a.Value).ToList());
            return sequence.Kind == SequenceKind.RectangularArray
                ? new ValueCell(Unsupported(operation, "this indexer"))
                : ElementCell(variable, indices, operation.Type!);
        }

        if (property.IsIndexer && IsWritten(operation) && operation.Instance is not null && IsVector(property.ContainingType))
        {
            return ResolveVectorElement(operation, property);
        }

        if (property.ContainingType.IsAnonymousType && operation.Instance is { } anonymous && types.Map(anonymous.Type!) is AggregateType)
        {
            return AnonymousMember(ResolveCell(anonymous), property);
        }

        if (property.GetMethod is { } accessor && ExtensionMembers.ImplementationOf(accessor) is { } extension)
        {
            return IsWritten(operation) ? new ValueCell(Unsupported(operation, "assigning an extension property"))
                : new ValueCell(LowerExtension(extension, operation.Instance, operation.Arguments, operation) ?? DefaultOf(type));
        }

        bool isField = IsFieldLike(property);
        bool isStable = isField && (property.SetMethod is null || property.SetMethod.IsInitOnly || !facts.IsWritten(property));
        string name = CodeNames.Escape(property.Name);
        bool isThis = operation.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        if (isField && operation.Instance is not null && !(isThis && thisCell is null))
        {
            Cell receiver = ResolveCell(operation.Instance);
            if (receiver.Type is not AggregateType || FieldOf(receiver, name) is null)
            {
                return MemberOf(receiver, name, type, property, isStable);
            }

            return FieldOf(receiver, name)!;
        }

        if (!isField && IsWritten(operation) && SetterOf(property, operation.Instance) is not null)
        {
            return ResolveAccessors(operation, property, type);
        }

        if (!isField && property.GetMethod is { } getter && !IsWriteOnly(operation))
        {
            if (calls.Resolve(getter, constrainedTo) is DifferentiableTarget or PrimitiveTarget)
            {
                return new ValueCell(LowerCall(getter, operation.Instance, operation.Arguments, operation, isStatement: false, constrainedTo) ?? DefaultOf(type));
            }
        }

        bool isConstant = type is RealType { Kind: RealKind.Generic } && property.IsStatic && property.SetMethod is null;
        bool isImmutable = property.ContainingType is { SpecialType: SpecialType.System_String } or { IsValueType: true, IsReadOnly: true, IsRefLikeType: false };
        bool isPure = isConstant || (isField && isStable) || (isImmutable && !property.IsIndexer && !type.IsDifferentiable);
        TemplateBuilder template = new();
        Gap? gap = null;
        if (operation.Instance is null)
        {
            template.Text(CodeNames.Of(property.ContainingType is { TypeKind: TypeKind.Interface } && constrainedTo is { } constrained ? constrained : property.ContainingType));
        }
        else
        {
            RenderReceiver(operation.Instance, template);
            if (!(isThis && thisCell is null) && types.Map(operation.Instance.Type!).IsDifferentiable && type.IsDifferentiable)
            {
                gap = new Gap("AD0003", Origin(operation), EquatableArray.Of(DisplayName(property)));
            }
        }

        if (property.IsIndexer)
        {
            template.Text("[");
            RenderArguments(operation.Arguments, template);
            template.Text("]");
        }
        else
        {
            template.Text("." + name);
        }

        if (gap is not null)
        {
            return new ValueCell(Let(new TemplateExpression(template.ToString(), template.Arguments, type, isPure, isPure, gap)));
        }

        return new TextCell(template.ToString(), template.Arguments.ToArray(), type, isPure, isPure, property);
    }

    private static bool IsWriteOnly(IPropertyReferenceOperation operation) =>
        operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    /// <summary>Whether the property only stands for a field: an auto-property, also of a record or from metadata.</summary>
    private bool IsFieldLike(IPropertySymbol property)
    {
        if (property.IsIndexer || property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface)
        {
            return false;
        }

        IPropertySymbol definition = property.OriginalDefinition;
        if (definition.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, definition)))
        {
            return !property.IsVirtual && !property.IsOverride;
        }

        return LayoutOf(types.Map(property.ContainingType)) is { } layout && FieldIndex(layout, CodeNames.Escape(property.Name)) >= 0;
    }

    private static string DisplayName(ISymbol symbol) => symbol.ContainingType is { } type ? $"{type.Name}.{symbol.Name}" : symbol.Name;
}
