using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Testing;

/// <summary>Compiles C# in memory with the generator of the package.</summary>
public static class GeneratorHost
{
    // The assemblies of the running framework: what the loaded cases run on is what they were compiled against.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Own = new(() =>
    [
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(CaseAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorSpan<>).Assembly.Location),
    ]);

    /// <summary>How every source is parsed: the language that users of the current SDK write.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>Parses a source file.</summary>
    public static SyntaxTree Parse(SourceFile source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parse(source, ParseOptions);
    }

    /// <summary>A compilation of the sources, before any generator.</summary>
    public static CSharpCompilation CreateCompilation(IEnumerable<SyntaxTree> trees, HostOptions? options = null)
    {
        options ??= new HostOptions();
        var references = Framework.Value.AddRange(Own.Value).AddRange(options.References);
        return CSharpCompilation.Create(
            options.AssemblyName,
            [Parse(ImplicitUsings, ParseOptionsOf(options)), .. trees],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: options.Optimization,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
    }

    /// <summary>Compiles the sources and runs the generator on them.</summary>
    public static GeneratedCompilation Run(IEnumerable<SourceFile> sources, HostOptions? options = null)
    {
        CSharpParseOptions parse = ParseOptionsOf(options);
        return Run(CreateCompilation(sources.Select(source => Parse(source, parse)), options), options);
    }

    /// <summary>Compiles one source and runs the generator on it.</summary>
    public static GeneratedCompilation Run(string source, HostOptions? options = null) =>
        Run([new SourceFile("Source.cs", source)], options);

    /// <summary>Runs the generator on a compilation.</summary>
    public static GeneratedCompilation Run(CSharpCompilation compilation, HostOptions? options = null)
    {
        options ??= new HostOptions();
        if (!options.RunGenerator)
        {
            return new GeneratedCompilation(compilation, compilation, [], []);
        }

        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [GeneratorFactory.CreateGenerator().AsSourceGenerator()], parseOptions: ParseOptionsOf(options));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        ImmutableArray<SyntaxTree> generated = driver.GetRunResult().GeneratedTrees;
        return new GeneratedCompilation(compilation, (CSharpCompilation)output, generated, diagnostics);
    }

    /// <summary>What the package's analyzers say about a compilation.</summary>
    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GeneratorFactory.CreateAnalyzers()];
        return analyzers.IsEmpty
            ? []
            : compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static CSharpParseOptions ParseOptionsOf(HostOptions? options) =>
        options is null ? ParseOptions : ParseOptions.WithDocumentationMode(options.Documentation);

    private static SyntaxTree Parse(SourceFile source, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(source.Text, options, source.Path, System.Text.Encoding.UTF8);

    private static SourceFile ImplicitUsings { get; } = new("ImplicitUsings.cs", """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::AutoDiff;
        global using global::AutoDiff.Testing;
        """);
}
