using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0005</c>: an active value becomes discrete.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscreteValueAnalyzer() : MemberAnalyzer(Descriptors.BecomesDiscrete);
