using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>A diagnostic that a test expects: its id and the span of the source.</summary>
internal sealed record Expected(string Id, TextSpan Span);
