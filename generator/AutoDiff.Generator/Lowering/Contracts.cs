using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The members that a member overrides or implements: what its callers may call it by.</summary>
internal static class Contracts
{
    /// <summary>Whether a call may run another body than the member's own.</summary>
    public static bool IsDispatched(IMethodSymbol method) => method.IsAbstract || method.IsVirtual || method.IsOverride;

    /// <summary>Whether a derived type may give another body.</summary>
    public static bool IsOverridable(IMethodSymbol method) =>
        IsDispatched(method) && !method.IsSealed && (method.ContainingType.TypeKind == TypeKind.Interface || !method.ContainingType.IsSealed);

    public static bool IsExplicit(IMethodSymbol method) => !method.ExplicitInterfaceImplementations.IsEmpty && method.Name.IndexOf('.') >= 0;

    /// <summary>The overridden members, nearest first, and then the interface members that the member implements.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden;
        }

        foreach (IMethodSymbol implemented in method.ExplicitInterfaceImplementations)
        {
            yield return implemented;
        }

        if (IsExplicit(method) || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type || method.DeclaredAccessibility != Accessibility.Public)
        {
            yield break;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (IMethodSymbol member in contract.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (member.Parameters.Length == method.Parameters.Length
                    && (member.IsAbstract || member.IsVirtual)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    yield return member;
                }
            }
        }
    }
}
