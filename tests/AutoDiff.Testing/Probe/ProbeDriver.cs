using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>The driver of a case as source, before it is compiled.</summary>
/// <param name="CaseName">The case.</param>
/// <param name="TypeName">The full name of the driver class.</param>
/// <param name="Tree">The source of the driver.</param>
/// <param name="Missing">Companions that the contract promises and that are not there.</param>
/// <param name="Case">The case as written.</param>
public sealed record ProbeDriver(
    string CaseName, string TypeName, SyntaxTree Tree, IReadOnlyList<string> Missing, CaseAttribute Case);
