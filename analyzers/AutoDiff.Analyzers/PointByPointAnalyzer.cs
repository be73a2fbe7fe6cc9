using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0016</c>: what keeps a batched companion from the lanes of vectors.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PointByPointAnalyzer() : MemberAnalyzer(Descriptors.PointByPoint);
