using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Testing;

/// <summary>The one place that knows how the generator and the analyzers are made.</summary>
internal static class GeneratorFactory
{
    /// <summary>A fresh generator.</summary>
    public static IIncrementalGenerator CreateGenerator()
    {
        // By name, so that the harness and its self-test stand without it.
        Type type = Type.GetType("AutoDiff.Generator.DifferentiableGenerator, AutoDiff.Generator")
            ?? throw new InvalidOperationException("AutoDiff.Generator.DifferentiableGenerator was not found.");
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }

    /// <summary>Every analyzer of the package, to say why a companion is missing.</summary>
    public static IReadOnlyList<DiagnosticAnalyzer> CreateAnalyzers()
    {
        var assembly = System.Reflection.Assembly.Load("AutoDiff.Analyzers");
        return [.. assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }
}
