using AutoDiff.Analyzers.Diagnosis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0002</c>: a construct that has no derivative here.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructAnalyzer() : MemberAnalyzer(Descriptors.NoDerivative)
{
    private protected override void Start(CompilationStartAnalysisContext start) => Overrides.Register(start);
}
