using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>The variable whose memory an argument is, and the part of it as the user wrote it; null for all of it. <paramref name="Extent"/> says
/// which elements the part has, where that is known.</summary>
internal sealed record Storage(ISymbol Symbol, string? Part, Extent? Extent)
{
    /// <summary>What an argument refers to; null if it is no variable's memory.</summary>
    public static Storage? Of(IOperation argument)
    {
        string? part = null;
        Extent? extent = Extent.Whole;
        while (true)
        {
            switch (argument)
            {
                case IConversionOperation conversion:
                    argument = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    argument = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "Slice" } view:
                    IOperation? source = view.Instance ?? view.Arguments.FirstOrDefault()?.Value;
                    if (source is null)
                    {
                        return null;
                    }

                    int given = view.Arguments.Length - (view.Instance is null ? 1 : 0);
                    part ??= given > 0 ? view.Syntax.ToString() : null;
                    extent = Extent.Of(view) is { } taken ? extent?.Within(taken) : null;
                    argument = source;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory }:
                    argument = memory;
                    break;
                case IImplicitIndexerReferenceOperation range:
                    part ??= range.Syntax.ToString();
                    extent = Extent.Of(range.Argument) is { } elements ? extent?.Within(elements) : null;
                    argument = range.Instance;
                    break;
                case ILocalReferenceOperation local:
                    return new Storage(local.Local, part, extent);
                case IParameterReferenceOperation parameter:
                    return new Storage(parameter.Parameter, part, extent);
                case IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation }:
                    return new Storage(field, part, extent);
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } field:
                    part ??= field.Syntax.ToString();
                    extent = null;
                    argument = owner;
                    break;
                case IArrayElementReferenceOperation { Type: var elementType, ArrayReference.Type: IArrayTypeSymbol array } element when SymbolEqualityComparer.Default.Equals(elementType, array.ElementType):
                    part ??= element.Syntax.ToString();
                    extent = null;
                    argument = element.ArrayReference;
                    break;
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ReturnsByRef: true }, Instance: { } span } element:
                    part ??= element.Syntax.ToString();
                    extent = null;
                    argument = span;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether both are the same memory, one is part of the other, or they have elements in common. Of two parts with other bounds than constants nothing is known.</summary>
    public bool VisiblyOverlaps(Storage other) =>
        SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
        && (Part is null || other.Part is null || Part == other.Part || (Extent is not null && other.Extent is not null && Extent.Overlaps(other.Extent)));
}
