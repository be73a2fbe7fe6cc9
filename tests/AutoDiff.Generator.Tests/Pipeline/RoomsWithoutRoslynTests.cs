using System.Runtime.CompilerServices;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Pipeline;

public class RoomsWithoutRoslynTests
{
    private static readonly string[] Rooms = ["IR", "Analysis", "Transforms", "Emission"];

    [Fact]
    public void TheMiddleCompilesWithoutAReferenceToRoslyn()
    {
        string root = Path.Combine(Path.GetDirectoryName(Here())!, "../../../generator/AutoDiff.Generator");
        string[] files = [.. Rooms.SelectMany(room => Directory.GetFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories))];
        Assert.True(files.Length > 20);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        const string Usings = """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """;

        MetadataReference[] references = [.. GeneratorHost.CreateCompilation([]).References];
        Assert.DoesNotContain(references, r => r.Display?.Contains("CodeAnalysis", StringComparison.Ordinal) == true);
        var compilation = CSharpCompilation.Create(
            "Middle",
            [.. files.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f)), CSharpSyntaxTree.ParseText(Usings, options)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
