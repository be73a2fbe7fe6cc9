using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0014</c>: a companion's name is taken.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanionNameAnalyzer() : MemberAnalyzer(Descriptors.NameTaken);
