using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary><c>AD0010</c>: a method that <c>[DerivativeOf]</c> declares the derivative of somebody else's, and that is not shaped like one.</summary>
internal static class ForeignDerivatives
{
    public static void Register(CompilationStartAnalysisContext start)
    {
        if (KnownSymbols.Of(start.Compilation).DerivativeOfAttribute is { } attribute)
        {
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.Method);
        }
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var candidate = (IMethodSymbol)context.Symbol;
        foreach (AttributeData mark in candidate.GetAttributes().Where(a => KnownSymbols.Same(a.AttributeClass, attribute)))
        {
            if (mark.ConstructorArguments.Length < 2 || mark.ConstructorArguments[0].Value is not INamedTypeSymbol owner || mark.ConstructorArguments[1].Value is not string name
                || mark.NamedArguments.Length > 0)
            {
                continue;
            }

            var types = new TypeMapper(context.Compilation, candidate.ContainingType);
            IEnumerable<ISymbol> named = owner.GetMembers(name).Concat(owner.GetMembers("op_" + name));
            IMethodSymbol[] originals = [.. named.Select(static member => member is IPropertySymbol property ? property.GetMethod : member).OfType<IMethodSymbol>()];
            (string Suffix, DerivativeFlags Flag)[] kinds = [("Jvp", DerivativeFlags.Jvp), ("Vjp", DerivativeFlags.Vjp)];
            bool fits = originals.Any(original => kinds.Any(kind => candidate.Name.EndsWith(kind.Suffix, StringComparison.Ordinal)
                && Shape(original).Compare(candidate, kind.Flag, isForeign: true) == CompanionShape.Match.Exact));
            if (fits || originals.Length == 0)
            {
                continue;
            }

            (string suffix, DerivativeFlags flag) = candidate.Name.EndsWith("Vjp", StringComparison.Ordinal) ? kinds[1] : kinds[0];
            IMethodSymbol nearest = originals.FirstOrDefault(BeginsLike) ?? originals[0];
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.WrongSignature, candidate.Locations.FirstOrDefault() ?? Location.None, candidate.Name, "static " + Shape(nearest).Describe(name + suffix, flag, isForeign: true)));

            CompanionShape Shape(IMethodSymbol original) => new(MemberSignature.ReadForeign(original, candidate, types), context.Compilation);
            bool BeginsLike(IMethodSymbol original)
            {
                ITypeSymbol[] parameters = [.. original.IsStatic ? [] : new ITypeSymbol[] { original.ContainingType }, .. original.Parameters.Select(static p => p.Type)];
                return candidate.Parameters.Length >= parameters.Length
                    && parameters.Select((type, i) => SymbolEqualityComparer.Default.Equals(type, candidate.Parameters[i].Type)).All(static same => same);
            }
        }
    }
}
