using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0013</c>: a solver's residual, fixed point or objective does not fit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplicitDerivativeAnalyzer() : MemberAnalyzer(Descriptors.ImplicitDerivative);
