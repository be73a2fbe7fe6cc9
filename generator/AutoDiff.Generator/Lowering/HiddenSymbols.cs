using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>What a body refers to by name, as far as not every other type can see it.</summary>
internal static class HiddenSymbols
{
    public static IReadOnlyList<ISymbol> In(IOperation body)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation.ConstantValue.HasValue)
            {
                continue;
            }

            Add(operation.Type, found);
            switch (operation)
            {
                case IMemberReferenceOperation reference:
                    Add(reference.Member, found);
                    break;
                case IInvocationOperation invocation:
                    Add(invocation.TargetMethod, found);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    Add(constructor, found);
                    break;
                case ITypeOfOperation type:
                    Add(type.TypeOperand, found);
                    break;
            }
        }

        return [.. found];
    }

    private static void Add(ISymbol? symbol, HashSet<ISymbol> found)
    {
        for (ISymbol? part = symbol; part is not null and not INamespaceSymbol; part = part.ContainingType)
        {
            if (part is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } or ITypeParameterSymbol)
            {
                return;
            }

            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.NotApplicable))
            {
                found.Add(part);
            }
        }
    }
}
