using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0004</c>: the result does not depend on any active parameter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeadDerivativeAnalyzer() : MemberAnalyzer(Descriptors.DeadDerivative);
