using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0015</c>: what a loop stores for the reverse sweep.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopRecordAnalyzer() : MemberAnalyzer(Descriptors.LoopRecords);
