using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>The variable whose memory an argument is, and the part of it as the user wrote it; null for all of it.</summary>
internal sealed record Storage(ISymbol Symbol, string? Part)
{
    /// <summary>What an argument refers to; null if it is no variable's memory.</summary>
    public static Storage? Of(IOperation argument)
    {
        string? part = null;
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
                    argument = source;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory }:
                    argument = memory;
                    break;
                case IImplicitIndexerReferenceOperation range:
                    part ??= range.Syntax.ToString();
                    argument = range.Instance;
                    break;
                case ILocalReferenceOperation local:
                    return new Storage(local.Local, part);
                case IParameterReferenceOperation parameter:
                    return new Storage(parameter.Parameter, part);
                case IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation }:
                    return new Storage(field, part);
                case IFieldReferenceOperation { Instance: { Type.IsValueType: true } owner } field:
                    part ??= field.Syntax.ToString();
                    argument = owner;
                    break;
                case IArrayElementReferenceOperation { Type: var elementType, ArrayReference.Type: IArrayTypeSymbol array } element when SymbolEqualityComparer.Default.Equals(elementType, array.ElementType):
                    part ??= element.Syntax.ToString();
                    argument = element.ArrayReference;
                    break;
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ReturnsByRef: true }, Instance: { } span } element:
                    part ??= element.Syntax.ToString();
                    argument = span;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether both are the same memory, or one is part of the other. Of two different parts nothing is known.</summary>
    public bool VisiblyOverlaps(Storage other) =>
        SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol)
        && (Part is null || other.Part is null || Part == other.Part);
}
