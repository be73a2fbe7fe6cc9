using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Queries over sequences that are known by an interface only, or are sets and dictionaries: their elements are passive, and what lambdas
/// make of them may be active.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Whether the expression is a sequence that no method makes on the way (one that never ends must not be copied).</summary>
    private bool IsPassiveEnumeration(IOperation source) =>
        (source is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation || IsPassiveQuery(source))
        && source.Type is { SpecialType: not SpecialType.System_String } type && types.Map(type) is PassiveType { IsDifferentiable: false }
        && ElementOfEnumeration(type) is { } element && types.Map(element) is RealType or PassiveType or AggregateType
        && !(source is ILocalReferenceOperation { Local: var local } && queries.ContainsKey(local)) && IsAskedWithReals(source);

    /// <summary>A query that has no lowering and needs none: it sorts or groups what is passive.</summary>
    private bool IsPassiveQuery(IOperation source) =>
        source is IInvocationOperation { TargetMethod: var method } call && IsQueryMethod(method) && PassiveQueries.Contains(method.Name)
        && StripConversions(OperandsOf(call.Arguments)[0]) is var inner
        && (inner is ILocalReferenceOperation { Local: var local } ? !queries.ContainsKey(local) : inner is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation || IsPassiveQuery(inner))
        && !types.Map(inner.Type!).IsDifferentiable && !RefersToReals(source);

    private static readonly HashSet<string> PassiveQueries = new(StringComparer.Ordinal)
    {
        "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Distinct", "DistinctBy", "GroupBy", "Union", "Intersect", "Except", "OfType", "Cast",
    };

    private static ITypeSymbol? ElementOfEnumeration(ITypeSymbol type) =>
        type.AllInterfaces.Prepend(type as INamedTypeSymbol).FirstOrDefault(static candidate => candidate?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    /// <summary>What the elements are counted and found by is a copy: an enumeration may be gone through once only.</summary>
    private Query OverEnumeration(IOperation source)
    {
        ITypeSymbol element = ElementOfEnumeration(source.Type!)!;
        Operand enumeration = Snapshot(LowerOperand(source));
        SequenceType type = (SequenceType)types.Map(compilation.CreateArrayTypeSymbol(element));
        VariableOperand copy = Let(new TemplateExpression("global::System.Linq.Enumerable.ToArray({0})", EquatableArray.Of(enumeration), type, IsPure: false, IsStable: false));
        return Indexed(() => Let(new LengthExpression(copy.Variable)), element, index => Read(new PlaceCell(Place.Element(copy.Variable, index))));
    }

    /// <summary>Whether a lambda of the query around a source refers to a variable outside of it that may be active.</summary>
    private bool IsAskedWithReals(IOperation source)
    {
        IOperation query = source;
        for (IOperation? parent = source.Parent; parent is IParenthesizedOperation or IConversionOperation or IArgumentOperation or ITranslatedQueryOperation || (parent is IInvocationOperation call && IsQueryMethod(call.TargetMethod)); parent = parent.Parent)
        {
            query = parent;
        }

        return RefersToReals(query);
    }

    private bool RefersToReals(IOperation query) => query.Descendants().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation
        && part.Type is { } type && types.Map(type).IsDifferentiable && !IsDeclaredIn(query, part));

    private static bool IsDeclaredIn(IOperation query, IOperation reference)
    {
        ISymbol symbol = reference is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)reference).Parameter;
        return symbol.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == query.Syntax.SyntaxTree && query.Syntax.Span.Contains(declaration.Span));
    }
}
