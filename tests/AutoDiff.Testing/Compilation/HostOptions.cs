using Microsoft.CodeAnalysis;

namespace AutoDiff.Testing;

/// <summary>How <see cref="GeneratorHost"/> compiles.</summary>
public sealed record HostOptions
{
    /// <summary>Whether the generator runs; without it only hand-written companions are seen.</summary>
    public bool RunGenerator { get; init; } = true;

    /// <summary>Optimised code, unless a test wants to debug.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>How documentation comments are read; not at all is faster.</summary>
    public DocumentationMode Documentation { get; init; } = DocumentationMode.Diagnose;

    /// <summary>References beside the framework, the runtime and the harness.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>Name of the assembly.</summary>
    public string AssemblyName { get; init; } = "Cases";
}
