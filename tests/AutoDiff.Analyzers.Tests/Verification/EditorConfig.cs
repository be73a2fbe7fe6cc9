using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>The severities of an .editorconfig, as the compiler reads them.</summary>
internal sealed class EditorConfig : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet set;

    private EditorConfig(AnalyzerConfigSet set) => this.set = set;

    public static EditorConfig Parse(string settings) =>
        new(AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse("root = true\n[*.cs]\n" + settings, "/.editorconfig") }));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        set.GetOptionsForSourcePath("/" + Path.GetFileName(tree.FilePath)).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
