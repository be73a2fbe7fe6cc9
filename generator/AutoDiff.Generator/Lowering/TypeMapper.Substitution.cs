using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>Type parameters of methods that are inlined stand for types of the call.</content>
internal sealed partial class TypeMapper
{
    /// <summary>What type parameters stand for at the moment.</summary>
    public Dictionary<ITypeParameterSymbol, ITypeSymbol> Substitution { get; set; } = new(SymbolEqualityComparer.Default);

    /// <summary>The type with all type parameters replaced that stand for something.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type)
    {
        if (Substitution.Count == 0)
        {
            return type;
        }

        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return Substitution.TryGetValue((ITypeParameterSymbol)parameter.OriginalDefinition, out ITypeSymbol? actual) ? actual : type;
            case IArrayTypeSymbol array:
                ITypeSymbol element = Substitute(array.ElementType);
                return SymbolEqualityComparer.Default.Equals(element, array.ElementType) ? type : compilation.CreateArrayTypeSymbol(element, array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return compilation.CreateTupleTypeSymbol(
                    [.. tuple.TupleElements.Select(e => Substitute(e.Type))], [.. tuple.TupleElements.Select(static e => e.IsExplicitlyNamedTupleElement ? e.Name : null)]);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named when named.TypeArguments.Any(argument => !SymbolEqualityComparer.Default.Equals(Substitute(argument), argument)):
                return named.ConstructedFrom.Construct([.. named.TypeArguments.Select(Substitute)]);
            default:
                return type;
        }
    }
}
