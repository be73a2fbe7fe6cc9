using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Testing;

/// <summary>A compilation before and after the generator.</summary>
/// <param name="Original">What the user wrote.</param>
/// <param name="Output">What the user wrote with the generated sources.</param>
/// <param name="GeneratedTrees">The generated sources.</param>
/// <param name="GeneratorDiagnostics">What the generator itself reported.</param>
public sealed record GeneratedCompilation(
    CSharpCompilation Original,
    CSharpCompilation Output,
    ImmutableArray<SyntaxTree> GeneratedTrees,
    ImmutableArray<Diagnostic> GeneratorDiagnostics)
{
    /// <summary>The generated sources as text, each under its path.</summary>
    public IReadOnlyList<SourceFile> GeneratedSources =>
        [.. GeneratedTrees.Select(tree => new SourceFile(tree.FilePath, tree.ToString()))];

    /// <summary>The errors of the compilation with the generated sources.</summary>
    public ImmutableArray<Diagnostic> Errors =>
        [.. GeneratorDiagnostics.Concat(Output.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error)];

    /// <summary>Emits and loads the assembly, or throws with the errors and the sources around them.</summary>
    public LoadedAssembly Load() => LoadedAssembly.Load(Output);
}
