using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>Type parameters of methods that are inlined stand for types of the call.</content>
internal sealed partial class TypeMapper
{
    /// <summary>What type parameters stand for at the moment.</summary>
    public Dictionary<ITypeParameterSymbol, ITypeSymbol> Substitution { get; set; } = new(SymbolEqualityComparer.Default);

    /// <summary>The tuple that objects of an anonymous type are here; null for one without differentiable members, or with only one.</summary>
    private INamedTypeSymbol? TupleOf(INamedTypeSymbol anonymous)
    {
        IPropertySymbol[] members = [.. anonymous.GetMembers().OfType<IPropertySymbol>()];
        return members.Length > 1 && members.Any(member => Map(member.Type).IsDifferentiable)
            ? compilation.CreateTupleTypeSymbol(
                [.. members.Select(member => member.Type is INamedTypeSymbol { IsAnonymousType: true } inner && TupleOf(inner) is { } tuple ? tuple : member.Type)],
                [.. members.Select(static member => member.Name[0] == '<' ? null : member.Name)])
            : null;
    }

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
