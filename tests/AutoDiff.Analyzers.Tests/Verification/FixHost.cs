using System.Collections.Immutable;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>A workspace with one file, in which fixes and refactorings are applied as an editor does.</summary>
internal sealed class FixHost : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly ProjectId project = ProjectId.CreateNewId();
    private readonly DocumentId file;

    private FixHost(string text)
    {
        CSharpCompilation empty = GeneratorHost.CreateCompilation([]);
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Tests", "Tests", LanguageNames.CSharp,
                compilationOptions: empty.Options, parseOptions: GeneratorHost.ParseOptions, metadataReferences: empty.References));
        foreach (SyntaxTree tree in empty.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project), Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);
        }

        file = DocumentId.CreateNewId(project);
        Solution = solution.AddDocument(file, "Source.cs", SourceText.From(text), filePath: "Source.cs");
    }

    public Solution Solution { get; private set; }

    public Document Document => Solution.GetDocument(file)!;

    public string Text => Document.GetTextAsync().GetAwaiter().GetResult().ToString();

    public static FixHost Open(string text) => new(text);

    /// <summary>What the analyzers say of the file.</summary>
    public ImmutableArray<Diagnostic> Diagnose() => Verify.Diagnose((CSharpCompilation)Document.Project.GetCompilationAsync().GetAwaiter().GetResult()!);

    /// <summary>The fixes that a provider offers for a diagnostic.</summary>
    public IReadOnlyList<CodeAction> FixesOf(CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        provider.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    /// <summary>The refactorings that a provider offers at a place.</summary>
    public IReadOnlyList<CodeAction> RefactoringsOf(CodeRefactoringProvider provider, TextSpan span)
    {
        var actions = new List<CodeAction>();
        provider.ComputeRefactoringsAsync(new CodeRefactoringContext(Document, span, actions.Add, CancellationToken.None)).GetAwaiter().GetResult();
        return actions;
    }

    /// <summary>The provider's fix for all diagnostics of the file.</summary>
    public CodeAction? FixAllOf(CodeFixProvider provider, string id, string key)
    {
        var context = new FixAllContext(Document, provider, FixAllScope.Document, key, [id], new Given(Diagnose()), CancellationToken.None);
        return provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult();
    }

    public void Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        Solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
    }

    public void Dispose() => workspace.Dispose();

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => d.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
