using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Pipeline;

/// <summary>A generator driver that is run again after edits, with its steps tracked.</summary>
internal sealed class DriverRun
{
    private GeneratorDriver driver;
    private CSharpCompilation compilation;

    public DriverRun(params (string Path, string Text)[] sources)
    {
        compilation = GeneratorHost.CreateCompilation(sources.Select(s => GeneratorHost.Parse(new SourceFile(s.Path, s.Text))));
        driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: GeneratorHost.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
    }

    public GeneratorRunResult Result => driver.GetRunResult().Results[0];

    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    /// <summary>Replaces a source file, or adds it, and runs again.</summary>
    public DriverRun Edit(string path, string text)
    {
        SyntaxTree tree = GeneratorHost.Parse(new SourceFile(path, text));
        SyntaxTree? old = compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == path);
        compilation = old is null ? compilation.AddSyntaxTrees(tree) : compilation.ReplaceSyntaxTree(old, tree);
        driver = driver.RunGenerators(compilation);
        return this;
    }

    /// <summary>Why each of the outputs of the emitting step was what it was, by the file it belongs to. An item that goes
    /// away is listed too.</summary>
    public IReadOnlyList<(string File, IncrementalStepRunReason Reason)> Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => (((GeneratedFile)o.Value).HintName, o.Reason))];

    /// <summary>The files whose text was made again.</summary>
    public IReadOnlyList<string> Emitted() => [.. Reasons(TrackingNames.EmitCompanions)
        .Where(r => r.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .Select(r => r.File)
        .Order(StringComparer.Ordinal)];

    /// <summary>The files that the emitting step looked at at all, whether or not they came out the same.</summary>
    public IReadOnlyList<string> EmissionRuns() => [.. Reasons(TrackingNames.EmitCompanions)
        .Where(r => r.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed))
        .Select(r => r.File)
        .Order(StringComparer.Ordinal)];
}
