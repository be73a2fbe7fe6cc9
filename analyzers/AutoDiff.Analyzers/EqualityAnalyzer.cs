using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0006</c>: an active value is tested for equality.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EqualityAnalyzer() : MemberAnalyzer(Descriptors.Equality);
