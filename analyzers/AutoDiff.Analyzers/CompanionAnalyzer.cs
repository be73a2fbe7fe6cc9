using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0009</c>: no active parameter, or a companion that the signature rules out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionAnalyzer() : MemberAnalyzer(Descriptors.RuledOut);
