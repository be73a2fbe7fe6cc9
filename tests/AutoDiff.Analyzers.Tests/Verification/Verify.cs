using System.Collections.Immutable;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Analyzers.Tests.Verification;

/// <summary>Runs all analyzers of the package on a source and compares what they say with the marks in it.</summary>
/// <remarks>All of them run, so that each test also shows that one operation gives one diagnostic.</remarks>
internal static class Verify
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(MemberAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Members of a static partial class that is called Model.</summary>
    public static string Model(string members) => $$"""
        using System.Numerics;
        public static partial class Model
        {
        {{members}}
        }
        """;

    /// <summary>Checks the members of a model: <c>[|...|]</c> marks <paramref name="id"/>.</summary>
    public static void Members(string id, string members) => Source(id, Model(members));

    /// <summary>Checks a whole file: <c>[|...|]</c> marks <paramref name="id"/>.</summary>
    public static void Source(string id, string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked, id);
        ImmutableArray<Diagnostic> reported = Diagnose(source.Text);
        Compare(source, reported);
    }

    /// <summary>What the analyzers say of a file, companions generated.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(string text, SyntaxTreeOptionsProvider? options = null, bool includeSuppressed = false)
    {
        SyntaxTree tree = GeneratorHost.Parse(new SourceFile("Source.cs", text));
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([tree]);
        if (options is not null)
        {
            compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(options));
        }

        ImmutableArray<Diagnostic> reported = Diagnose(compilation);
        return includeSuppressed ? reported : [.. reported.Where(static diagnostic => !diagnostic.IsSuppressed)];
    }

    /// <summary>What the analyzers say of a compilation, companions generated. Where they say no error, there must be none of the
    /// compiler either.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(CSharpCompilation compilation)
    {
        GeneratedCompilation generated = GeneratorHost.Run(compilation);
        ImmutableArray<Diagnostic> reported = Report(generated.Output);
        if (reported.All(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            Assert.True(generated.Errors.IsEmpty, DiagnosticReport.Format(generated.Errors));
        }

        return [.. reported.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What the analyzers say of a compilation that has its companions.</summary>
    public static ImmutableArray<Diagnostic> Report(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: static (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static void Compare(MarkedSource source, ImmutableArray<Diagnostic> reported)
    {
        IEnumerable<string> expected = source.Expected.Select(e => Describe(e.Id, e.Span.Start, source.Text.Substring(e.Span.Start, e.Span.Length)));
        IEnumerable<string> actual = reported.Select(d => Describe(d.Id, d.Location.SourceSpan.Start, source.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
        string[] wanted = [.. expected.Order(StringComparer.Ordinal)];
        string[] got = [.. actual.Order(StringComparer.Ordinal)];
        Assert.True(wanted.SequenceEqual(got), $"expected:\n  {string.Join("\n  ", wanted)}\nreported:\n  {string.Join("\n  ", got)}\nmessages:\n  {string.Join("\n  ", reported.Select(static d => d.ToString()))}");
    }

    private static string Describe(string id, int start, string text) => $"{id} at {start}: {text}";
}
