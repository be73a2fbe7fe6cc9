using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.PackageCheck;

/// <summary>A file in an editor that has the package: what is said of it, and what a fix makes of it.</summary>
internal sealed class EditedFile
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly UnpackedPackage package;
    private Document document;

    public EditedFile(Workspace workspace, UnpackedPackage package, string text)
    {
        this.package = package;
        var project = ProjectId.CreateNewId();
        IEnumerable<MetadataReference> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "mscorlib.dll" or "netstandard.dll")
            .Select(static file => MetadataReference.CreateFromFile(file));
        document = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Stranger", "Stranger", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: ParseOptions,
                metadataReferences: [.. framework, package.Runtime]))
            .AddDocument(DocumentId.CreateNewId(project), "Model.cs", SourceText.From(text), filePath: "Model.cs")
            .GetProject(project)!.Documents.Single();
    }

    public string Text => document.GetTextAsync().GetAwaiter().GetResult().ToString();

    /// <summary>What the compiler and the package's analyzers say, companions generated.</summary>
    public ImmutableArray<Diagnostic> Diagnose()
    {
        Compilation compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        CSharpGeneratorDriver.Create([.. package.Generators.Select(static g => g.AsSourceGenerator())], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated.WithAnalyzers([.. package.Analyzers]).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
    }

    /// <summary>Applies the first fix that the package offers for a diagnostic; false where it offers none.</summary>
    public bool Fix(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider fix in package.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        }

        if (actions.Count == 0)
        {
            return false;
        }

        Solution changed = actions[0].GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        document = changed.GetDocument(document.Id)!;
        return true;
    }
}
