using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0008</c>: a derivative that is infinite or NaN at a point that is meant to be reached.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SingularPointAnalyzer() : MemberAnalyzer(Descriptors.SingularPoint);
