using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary><c>AD0002</c>: a member that overrides or implements a differentiable one and is not differentiable itself: the companions that it
/// inherits are those of another body.</summary>
internal static class Overrides
{
    public static void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.Method);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        ISymbol declared = method.AssociatedSymbol ?? method;
        if (method.IsImplicitlyDeclared || method.IsStatic || CalleeFactory.IsGenerated(method) || IsMarked(method, declared, context.Compilation))
        {
            return;
        }

        IMethodSymbol? contract = Contracts.Of(method).FirstOrDefault(c => IsMarked(c.OriginalDefinition, (c.AssociatedSymbol ?? c).OriginalDefinition, context.Compilation));
        if (contract is null || HasOwnCompanion(method, contract))
        {
            return;
        }

        string verb = contract.ContainingType.TypeKind == TypeKind.Interface ? "implements" : "overrides";
        string name = $"{method.ContainingType.Name}.{declared.Name}";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.NoDerivative,
            declared.Locations.FirstOrDefault() ?? Location.None,
            name,
            $"it {verb} the differentiable '{contract.ContainingType.Name}.{(contract.AssociatedSymbol ?? contract).Name}', whose companions know nothing of this body; mark it [Differentiable]"));
    }

    private static bool IsMarked(IMethodSymbol method, ISymbol declared, Compilation compilation) =>
        MemberDiagnosis.IsMarked(declared, compilation) || MemberDiagnosis.IsMarked(method, compilation);

    /// <summary>Whether the derivatives are written by hand: then they override or implement the contract's.</summary>
    private static bool HasOwnCompanion(IMethodSymbol method, IMethodSymbol contract)
    {
        string family = (contract.AssociatedSymbol ?? contract).Name;
        return new[] { CompanionNames.Jvp(family), CompanionNames.Vjp(family) }
            .Any(name => method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(static m => !CalleeFactory.IsGenerated(m)));
    }
}
