using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Docs.Tests;

/// <summary>Compiles the examples of a page as a user's compiler would.</summary>
internal static class Examples
{
    /// <summary>Fails unless the compiler, the generator and the analyzers say what the block announces, and nothing else.</summary>
    public static void Check(CodeBlock block)
    {
        GeneratedCompilation result = GeneratorHost.Run([new SourceFile(block.Page, block.Source)]);
        List<Diagnostic> reported =
        [
            .. result.Errors,
            .. GeneratorHost.Analyze(result.Output).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
        ];
        string[] expected = [.. block.Announced.Order(StringComparer.Ordinal)];
        string[] actual = [.. reported.Select(Place).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(
            expected.SequenceEqual(actual),
            $"{block} announces [{string.Join(", ", expected)}], and the compiler says:\n{string.Join('\n', reported)}");

        foreach (MethodDeclarationSyntax method in Marked(result.Original.SyntaxTrees.First(tree => tree.FilePath == block.Page)))
        {
            bool refused = reported.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && method.FullSpan.Contains(diagnostic.Location.SourceSpan));
            bool made = result.GeneratedSources.Any(file => file.Text.Contains($" {method.Identifier}Jvp", StringComparison.Ordinal));
            Assert.True(made != refused, $"{block}: '{method.Identifier}' {(made ? "has a companion in spite of an error" : "has no companion and no error")}.");
        }
    }

    private static string Place(Diagnostic diagnostic) =>
        $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id}";

    // Those that ask for the default companions.
    private static IEnumerable<MethodDeclarationSyntax> Marked(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ToString() == "Differentiable"))

            // What calls a delegate parameter is differentiated where it is called.
            .Where(method => !method.ParameterList.Parameters.Any(parameter => parameter.Type!.ToString().StartsWith("Func<", StringComparison.Ordinal)));
}
