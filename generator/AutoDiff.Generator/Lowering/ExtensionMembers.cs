using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The members of <c>extension(T x) { … }</c> blocks. The compiler gives each a static method in the class around the block, which is
/// what generated code calls, and beside which companions stand.</summary>
/// <remarks>Compilers of before C# 14 know no such blocks, and the symbols' interface that this is built against has no words for
/// them: what later compilers tell is asked for by name.</remarks>
internal static class ExtensionMembers
{
    /// <summary><c>TypeKind.Extension</c>.</summary>
    private const TypeKind Extension = (TypeKind)14;

    private static readonly PropertyInfo? Implementation = typeof(IMethodSymbol).GetProperty("AssociatedExtensionImplementation");
    private static readonly PropertyInfo? Parameter = typeof(ITypeSymbol).GetProperty("ExtensionParameter");

    /// <summary>Whether the symbol is a member of such a block.</summary>
    public static bool IsMember(ISymbol symbol) => symbol.ContainingType?.TypeKind == Extension;

    /// <summary>The static method that a member of a block stands for; null for any other.</summary>
    public static IMethodSymbol? ImplementationOf(IMethodSymbol member)
    {
        if (!IsMember(member) || Implementation?.GetValue(member.OriginalDefinition) is not IMethodSymbol implementation)
        {
            return null;
        }

        // The method has type parameters of its own for those of the block.
        implementation = implementation.OriginalDefinition;
        ITypeSymbol[] arguments = [.. member.ContainingType.TypeArguments, .. member.TypeArguments];
        return arguments.Length == 0 || SymbolEqualityComparer.Default.Equals(member, member.OriginalDefinition) ? implementation : implementation.Construct(arguments);
    }

    /// <summary>The member of a block for which a static method stands; null for any other method.</summary>
    public static IMethodSymbol? MemberOf(IMethodSymbol implementation)
    {
        if (!implementation.IsStatic || !implementation.IsImplicitlyDeclared || implementation.ContainingType is not { IsStatic: true } owner)
        {
            return null;
        }

        foreach (INamedTypeSymbol block in owner.OriginalDefinition.GetTypeMembers())
        {
            if (block.TypeKind != Extension)
            {
                continue;
            }

            foreach (ISymbol member in block.GetMembers())
            {
                if (member is IMethodSymbol method && SymbolEqualityComparer.Default.Equals(ImplementationOf(method), implementation.OriginalDefinition))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>The parameters as the body knows them, in the order of the method's own: those of the member's block come first.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersInBodyOf(IMethodSymbol method)
    {
        if (MemberOf(method) is not { } member)
        {
            return (method.PartialImplementationPart ?? method).Parameters;
        }

        return member.IsStatic || Parameter?.GetValue(member.ContainingType) is not IParameterSymbol receiver ? member.Parameters : [receiver, .. member.Parameters];
    }
}
