using System.Collections.Concurrent;
using System.Collections.Immutable;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary>An analyzer of marked members that reports the findings of one id.</summary>
public abstract class MemberAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor descriptor;

    private protected MemberAnalyzer(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Of(start.Compilation).DifferentiableAttribute is null)
            {
                return;
            }

            // Two members may say the same of a third place: their type, or a hand-written method.
            var said = new ConcurrentDictionary<Location, bool>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, said), SymbolKind.Method, SymbolKind.Property);
            Start(start);
        });
    }

    /// <summary>Registers what is looked for besides marked members.</summary>
#pragma warning disable RS1012 // The base has registered what all of them look for; most look for nothing else.
    private protected virtual void Start(CompilationStartAnalysisContext start)
    {
    }
#pragma warning restore RS1012

    private void Analyze(SymbolAnalysisContext context, ConcurrentDictionary<Location, bool> said)
    {
        if (!MemberDiagnosis.IsMarked(context.Symbol, context.Compilation)
            || context.Symbol is IMethodSymbol { PartialDefinitionPart: not null } or IPropertySymbol { PartialDefinitionPart: not null })
        {
            return;
        }

        foreach (Finding finding in DiagnosisCache.Diagnose(context.Symbol, context.Compilation, context.CancellationToken).Findings)
        {
            if (finding.Descriptor.Id == descriptor.Id && said.TryAdd(finding.Location, true))
            {
                context.ReportDiagnostic(finding.ToDiagnostic());
            }
        }
    }
}
