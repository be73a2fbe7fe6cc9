using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Expressions: which lowering an operation has.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Evaluates an expression and gives its value.</summary>
    private Value Lower(IOperation operation)
    {
        if (operation is { ConstantValue: { HasValue: true, Value: null }, Type: not null } && types.Map(operation.Type) is AggregateType { Kind: AggregateKind.Immutable })
        {
            return Unsupported(operation, $"null in place of an object of the type {operation.Type.Name}");
        }

        if (operation.ConstantValue.HasValue && operation.Type is not null && operation is not IDefaultValueOperation { Type.IsValueType: false })
        {
            return Literals.Operand(operation.ConstantValue.Value, operation.Type, types.Map(operation.Type));
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        SyntaxNode? outer = site;
        site = operation.Syntax;
        Value value = LowerKind(operation);
        site = outer;
        return value;
    }

    private Value LowerKind(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Lower(parenthesized.Operand);
            case ILocalReferenceOperation when GrowingListOf(operation) is not null:
                return Unsupported(operation, "a list passed on as a whole");
            case IConditionalAccessInstanceOperation when conditionalReceivers.Count > 0:
                return Read(ResolveCell(operation));
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation
                or IDeclarationExpressionOperation:
                return Read(ResolveCell(operation));
            case IPropertyReferenceOperation property:
                return LowerProperty(property);
            case IInstanceReferenceOperation instance:
                return LowerInstance(instance);
            case IBinaryOperation binary:
                return LowerBinary(binary);
            case IUnaryOperation unary:
                return LowerUnary(unary);
            case IConversionOperation { Type.SpecialType: SpecialType.System_Int32 } conversion when TensorLength.Of(conversion) is { } length:
                return LowerTensorLength(length);
            case IConversionOperation conversion:
                return LowerConversion(conversion);
            case IInvocationOperation invocation:
                return LowerInvocation(invocation) ?? PassiveConstant.False;
            case IConditionalOperation conditional:
                return LowerConditional(conditional);
            case ICoalesceOperation coalesce:
                return LowerCoalesce(coalesce);
            case IAssignmentOperation assignment:
                return LowerAssignment(assignment, isUsed: true)!;
            case IIncrementOrDecrementOperation increment:
                return LowerIncrement(increment, isUsed: true)!;
            case IArrayCreationOperation creation:
                return LowerArrayCreation(creation);
            case IObjectCreationOperation creation:
                return LowerObjectCreation(creation);
            case IWithOperation with:
                return LowerWith(with);
            case ITupleOperation tuple:
                return LowerTuple(tuple);
            case IAnonymousObjectCreationOperation anonymous:
                return LowerAnonymous(anonymous);
            case ITranslatedQueryOperation query:
                return Lower(query.Operation);
            case ITupleBinaryOperation comparison:
                return LowerTupleComparison(comparison);
            case ICollectionExpressionOperation collection:
                return LowerCollection(collection);
            case IDefaultValueOperation { Type: { } type } when types.Map(type) is AggregateType { Kind: AggregateKind.Immutable }:
                return Unsupported(operation, $"null in place of an object of the type {type.Name}");
            case IDefaultValueOperation { Type: { } type }:
                return DefaultValue(types.Map(type));
            case ISwitchExpressionOperation expression:
                return LowerSwitchExpression(expression);
            case IIsPatternOperation pattern:
                return LowerIsPattern(pattern);
            case IThrowOperation thrown:
                LowerThrow(thrown);
                return DefaultOf(PassiveType.Boolean);
            case IAwaitOperation:
                return Unsupported(operation, "await");
            case IAddressOfOperation:
                return Unsupported(operation, ConstructNames.Unsafe);
            case IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                return Unsupported(operation, "dynamic");
            default:
                return IsStackAllocation(operation) ? LowerStackAllocation(operation) : LowerPassive(operation);
        }
    }

    private Operand LowerOperand(IOperation operation) => Materialize(Lower(operation));

    /// <summary>Evaluates an expression whose value must survive the evaluation of what follows.</summary>
    private Value LowerBefore(IOperation operation, IEnumerable<IOperation> following)
    {
        Value value = Lower(operation);
        return facts.HasNestedWrites && following.Any(facts.MayWrite) ? Snapshot(value) : value;
    }

    /// <summary>Evaluates expressions from left to right.</summary>
    private Operand[] LowerOperands(IReadOnlyList<IOperation> operations)
    {
        Operand[] operands = new Operand[operations.Count];
        for (int i = 0; i < operands.Length; i++)
        {
            operands[i] = Materialize(LowerBefore(operations[i], operations.Skip(i + 1)));
        }

        return operands;
    }

    /// <summary>Evaluates an expression for its effects alone.</summary>
    private void LowerEffect(IOperation operation)
    {
        site = operation.Syntax;
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                LowerEffect(parenthesized.Operand);
                break;
            case IAssignmentOperation assignment:
                LowerAssignment(assignment, isUsed: false);
                break;
            case IIncrementOrDecrementOperation increment:
                LowerIncrement(increment, isUsed: false);
                break;
            case IInvocationOperation invocation:
                LowerInvocation(invocation, isStatement: true);
                break;
            default:
                Lower(operation);
                break;
        }
    }

    private Value LowerInstance(IInstanceReferenceOperation instance)
    {
        if (instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance)
        {
            return thisCell is not null ? Read(thisCell) : new PassiveConstant("this", types.Map(instance.Type!));
        }

        return implicitReceivers.Count > 0 ? Read(implicitReceivers.Peek()) : Unsupported(instance, ConstructName(instance));
    }

    /// <summary>The objects that initialisers, <c>with</c> and property patterns are about, innermost last.</summary>
    private readonly Stack<Cell> implicitReceivers = new();

    private static string ConstructName(IOperation operation) => ConstructNames.Of(operation);
}
