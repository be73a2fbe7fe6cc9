using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0007</c>: a kink on an active value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KinkAnalyzer() : MemberAnalyzer(Descriptors.Kink);
