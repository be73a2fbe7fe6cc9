using AutoDiff.Analyzers.Diagnosis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0010</c>: a hand-written derivative whose signature is not the contract's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenDerivativeAnalyzer() : MemberAnalyzer(Descriptors.WrongSignature)
{
    private protected override void Start(CompilationStartAnalysisContext start) => ForeignDerivatives.Register(start);
}
