using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>What a diagnostic calls a construct that has no lowering, in the words of C#.</summary>
internal static class ConstructNames
{
    public const string Pointer = "a pointer";

    public const string Unsafe = "unsafe code";

    public static string Of(IOperation operation) => operation switch
    {
        IInvalidOperation => "code that does not compile",
        IPropertyReferenceOperation { Property.IsIndexer: true } property => $"an indexer of {property.Property.ContainingType.Name}",
        IPropertyReferenceOperation property => $"the property {property.Property.ContainingType.Name}.{property.Property.Name}",
        IFieldReferenceOperation field => $"the field {field.Field.ContainingType.Name}.{field.Field.Name}",
        IEventReferenceOperation or IEventAssignmentOperation or IRaiseEventOperation => "an event",
        IInvocationOperation call => $"a call of {call.TargetMethod.Name}",
        IMethodReferenceOperation or IDelegateCreationOperation => "a delegate",
        IAnonymousFunctionOperation => "a lambda",
        IObjectCreationOperation creation => $"new {creation.Type?.Name}",
        IAnonymousObjectCreationOperation => "an anonymous object",
        ITypeParameterObjectCreationOperation or IDynamicObjectCreationOperation => "an object of a type that is not known here",
        IArrayCreationOperation => "an array",
        IArrayElementReferenceOperation => "an array element",
        ICollectionExpressionOperation => "a collection expression",
        IConversionOperation conversion => $"the conversion to {conversion.Type?.Name}",
        IIsTypeOperation or IIsPatternOperation or IPatternOperation => "this pattern",
        ISwitchExpressionOperation or ISwitchOperation => "this switch",
        IConditionalOperation => "this choice",
        ICoalesceOperation => "the operator ??",
        IConditionalAccessOperation or IConditionalAccessInstanceOperation => "the operator ?.",
        IUnaryOperation or IBinaryOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => "this operator",
        IAssignmentOperation => "this assignment",
        IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation => "an interpolated string",
        ITupleOperation => "a tuple",
        IRangeOperation => "a range",
        IAwaitOperation => "await",
        IThrowOperation => "throw",
        IWithOperation => "with",
        ITypeOfOperation => "typeof",
        IAddressOfOperation => Pointer,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => "dynamic",
        _ => OfSyntax(operation),
    };

    private static string OfSyntax(IOperation operation) => operation.Syntax switch
    {
        PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax when operation.Kind == OperationKind.None => Pointer,
        FixedStatementSyntax => Pointer,
        UnsafeStatementSyntax => Unsafe,
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "stackalloc",
        MakeRefExpressionSyntax or RefValueExpressionSyntax or RefTypeExpressionSyntax => "a typed reference",
        InstanceExpressionSyntax => "this",
        StatementSyntax => "this statement",
        _ => "this expression",
    };
}
