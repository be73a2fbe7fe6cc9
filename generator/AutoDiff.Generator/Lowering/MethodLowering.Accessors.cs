using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Properties and indexers that are assigned: the body of the setter is inlined on the receiver.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Whether the operation is the target of an assignment or increment.</summary>
    private static bool IsWritten(IPropertyReferenceOperation operation)
    {
        IOperation target = operation;
        while (target.Parent is IParenthesizedOperation or ITupleOperation)
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == target,
            IIncrementOrDecrementOperation => true,
            _ => false,
        };
    }

    /// <summary>The body of the setter, where it is known that no other is run and that it concerns active data.</summary>
    private IBlockOperation? SetterOf(IPropertySymbol property, IOperation? instance)
    {
        if (property.SetMethod is not { } setter || property.IsStatic || property.IsVirtual || property.IsOverride || property.IsAbstract
            || instance?.Type is not { } owner || !types.Map(owner).IsDifferentiable
            || (instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && thisCell is null)
            || setter.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not AccessorDeclarationSyntax { } accessor
            || (accessor.Body is null && accessor.ExpressionBody is null)
            || !SymbolEqualityComparer.Default.Equals(setter.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        return compilation.GetSemanticModel(accessor.SyntaxTree).GetOperation(accessor, cancellation) is IMethodBodyOperation body ? body.BlockBody ?? body.ExpressionBody : null;
    }

    private Cell ResolveAccessors(IPropertyReferenceOperation operation, IPropertySymbol property, IrType type)
    {
        if (HiddenMember(operation.Instance!.Type!) is { } hidden)
        {
            return new ValueCell(Unsupported(operation, $"an assignment to '{property.Name}', whose setter may use '{hidden}', which generated code here cannot reach,"));
        }

        Cell receiver = Freeze(ResolveCell(operation.Instance));
        Value[] indices = new Value[property.Parameters.Length];
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            indices[argument.Parameter!.Ordinal] = Snapshot(Lower(argument.Value));
        }

        return new AccessorCell(property, receiver, indices, () => RunGetter(operation, property, type), type);
    }

    /// <summary>A member of the type that the member being lowered cannot assign.</summary>
    private string? HiddenMember(ITypeSymbol type) =>
        LayoutOf(types.Map(type)) is { } layout ? layout.Fields.FirstOrDefault(static field => field.ReadCode.Length == 0)?.Name : null;

    /// <summary>The getter, for <c>p.X += v</c>.</summary>
    private Value RunGetter(IPropertyReferenceOperation operation, IPropertySymbol property, IrType type)
    {
        if (operation.Arguments.Any(argument => facts.MayWrite(argument.Value)) || property.GetMethod is not { } getter)
        {
            return Unsupported(operation, "an indexer whose arguments have effects", operation.Type);
        }

        return LowerCall(getter, operation.Instance, operation.Arguments, operation, isStatement: false, operation.ConstrainedToType) ?? DefaultOf(type);
    }

    private void RunSetter(AccessorCell accessor, Value value)
    {
        IMethodSymbol setter = accessor.Property.SetMethod!.OriginalDefinition;
        AccessorDeclarationSyntax syntax = (AccessorDeclarationSyntax)setter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        IMethodBodyOperation body = (IMethodBodyOperation)compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation)!;
        IncludeFacts(body);
        Cell? saved = thisCell;
        Value kept = Snapshot(value);

        // Its index parameters are those of the property, and the last one is the value.
        thisCell = accessor.Receiver is ValueCell { Value: OperandValue { Operand: VariableOperand operand } } ? new VariableCell(operand.Variable) : accessor.Receiver;
        Cell?[] bound = [.. accessor.Indices.Select(static index => (Cell?)new ValueCell(index)), new ValueCell(kept)];
        for (int i = 0; i < accessor.Property.Parameters.Length; i++)
        {
            cells[accessor.Property.OriginalDefinition.Parameters[i]] = bound[i]!;
        }

        InlineBound(setter, (body.BlockBody ?? body.ExpressionBody)!, bound, body);
        thisCell = saved;
    }
}
