using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Tests;

/// <summary>The differentiable code of the tests and samples: nothing is reported there that is not explained here.</summary>
public sealed class RepositoryTests
{
    /// <summary>What is meant to be there, by id and file. A kink (AD0007) and a loop's records (AD0015) are facts, not doubts.</summary>
    private static readonly (string Id, string File, string Reason)[] Explained =
    [
        ("AD0002", "Aggregates/Control.cs", "a method that returns a reference has no companions; its callers write through it"),
        ("AD0004", "Cases/Arithmetic.cs", "a result without dependence is what is tested"),
        ("AD0005", "Cases/Elementary.cs", "the derivatives of rounding functions are tested"),
        ("AD0005", "Cases/Precision.cs", "casts to integers are tested"),
        ("AD0006", "Cases/Branches.cs", "the branch at a single value is tested, with the derivative that it has"),
        ("AD0006", "Cases/Elementary.cs", "a guard at the singular point, whose branch contributes nothing on purpose"),
        ("AD0006", "AdBench/BundleAdjustment.cs", "the benchmark's own formula: a rotation by nothing, with its first-order branch"),
        ("AD0006", "Domain/Optimisation.cs", "elimination skips a factor that is exactly zero"),
        ("AD0006", "Aggregates/TuplesAndRecords.cs", "the equality of records is tested"),
        ("AD0008", "Aggregates/Control.cs", "a logarithm whose guard includes its singular point, never called there"),
        ("AD0008", "Aggregates/Structs.cs", "a length away from zero"),
        ("AD0008", "Cases/Calls.cs", "a norm away from the origin"),
        ("AD0008", "Cases/Finance.cs", "a variance that stays above zero"),
        ("AD0008", "Cases/Parameters.cs", "a root that the guard lets in, never called at zero"),
        ("AD0008", "Cases/Precision.cs", "a norm away from the origin"),
        ("AD0008", "Cases/Types.cs", "a root away from zero"),
        ("AD0009", "Aggregates/Objects.cs", "records that cannot be written to are differentiated where they are made"),
        ("AD0008", "Aggregates/ComputingConstructors.cs", "directions of vectors that are not zero"),
        ("AD0008", "Domain/Geometry.cs", "lengths of vectors that are not zero, and angles inside of their range"),
    ];

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));

    [Theory]
    [InlineData("tests/AutoDiff.Language.Tests/Cases")]
    [InlineData("tests/AutoDiff.Language.Tests/Programs")]
    [InlineData("samples/Quickstart")]
    public void NothingUnexplainedIsReported(string folder)
    {
        SourceFile[] sources =
        [
            .. Directory.GetFiles(Path.Combine(Repository(), folder), "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(Path.GetRelativePath(Repository(), path).Replace('\\', '/'), File.ReadAllText(path)))
                .Where(static source => source.Text.Contains("[Differentiable", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(sources);
        ImmutableArray<Diagnostic> reported = Verify.Report(GeneratorHost.Run(GeneratorHost.CreateCompilation(sources.Select(GeneratorHost.Parse))).Output);
        IEnumerable<Diagnostic> unexplained = reported.Where(static diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && !Explained.Any(e => e.Id == diagnostic.Id && diagnostic.Location.SourceTree!.FilePath.EndsWith(e.File, StringComparison.Ordinal)));
        Assert.True(!unexplained.Any(), string.Join("\n", unexplained));
    }
}
