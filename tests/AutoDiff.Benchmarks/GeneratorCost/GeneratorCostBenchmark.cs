using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using AutoDiff.Generator;
using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Benchmarks.GeneratorCost;

/// <summary>What the generator costs per method beside what the compiler's own binding costs.</summary>
/// <remarks>
/// Binding and lowering are measured in alternate rounds, each on a fresh compilation of the same trees, so that neither finds
/// what the other has bound. Lowering asks for the operations of a body and so binds it; what it adds is the difference.
/// </remarks>
internal static class GeneratorCostBenchmark
{
    private const int Methods = 500;
    private const int Warmups = 3;
    private const int Rounds = 15;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static void Run(TextWriter output)
    {
        SyntaxTree[] trees = [.. SampleProject.Create(Methods).Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path))];
        var binding = new List<double>();
        var lowering = new List<double>();
        var emission = new List<double>();
        var pipeline = new List<double>();
        var keystroke = new List<double>();
        var edit = new List<double>();
        int companions = 0;
        for (int round = -Warmups; round < Rounds; round++)
        {
            double bound = Time(trees, static c => Bind(c));
            DifferentiableMember[] members = [];
            double lowered = Time(trees, c => members = Lower(c));
            RuleTable rules = RuleReader.Read(Compile(trees));
            var watch = Stopwatch.StartNew();
            companions = members.Count(m => CompanionFactory.Build(m, rules).Text is not null);
            double emitted = watch.Elapsed.TotalMilliseconds;
            (double whole, double typed, double edited) = Drive(trees, round);
            if (round >= 0)
            {
                binding.Add(bound / Methods);
                lowering.Add(lowered / Methods);
                emission.Add(emitted / Methods);
                pipeline.Add(whole / Methods);
                keystroke.Add(typed);
                edit.Add(edited);
            }
        }

        var added = lowering.Zip(binding, static (l, b) => l - b).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Generator cost, {Methods} methods, {companions} with companions; medians of {Rounds} rounds, one thread"));
        Print(output, "compiler binding alone", binding, "ms/method");
        Print(output, "binding and lowering", lowering, "ms/method");
        Print(output, "lowering adds", added, "ms/method");
        Print(output, "transforms and emission", emission, "ms/method");
        Print(output, "whole pipeline, cold", pipeline, "ms/method");
        Print(output, "keystroke in an unrelated file", keystroke, "ms/run");
        Print(output, "keystroke in one body", edit, "ms/run");
    }

    private static double Time(SyntaxTree[] trees, Action<CSharpCompilation> work)
    {
        CSharpCompilation compilation = Compile(trees);

        // Declarations and references are the compiler's own affair and no part of either side.
        _ = KnownSymbols.Of(compilation);
        _ = RuleReader.Read(compilation);
        foreach (IMethodSymbol method in Marked(compilation))
        {
            _ = method.GetAttributes();
            _ = method.Parameters.Length;
        }

        var watch = Stopwatch.StartNew();
        work(compilation);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Bind(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                // The first question about a body binds it all.
                if (method.AttributeLists.Count > 0 && model.GetOperation(method) is null)
                {
                    throw new InvalidOperationException($"{method.Identifier} has no operations.");
                }
            }
        }
    }

    private static DifferentiableMember[] Lower(CSharpCompilation compilation) =>
        [.. Marked(compilation).Select(m => MemberLowering.Lower(m, compilation, CancellationToken.None)?.Member
            ?? throw new InvalidOperationException($"{m} was not lowered."))];

    private static (double Whole, double Typed, double Edited) Drive(SyntaxTree[] trees, int round)
    {
        CSharpCompilation compilation = Compile(trees);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        double whole = watch.Elapsed.TotalMilliseconds;

        SyntaxTree unrelated = trees[^1];
        compilation = compilation.ReplaceSyntaxTree(
            unrelated, CSharpSyntaxTree.ParseText(SampleProject.Unrelated(round + 100), ParseOptions, unrelated.FilePath));
        watch.Restart();
        driver = driver.RunGenerators(compilation);
        double typed = watch.Elapsed.TotalMilliseconds;

        SyntaxTree model = trees[0];
        compilation = compilation.ReplaceSyntaxTree(
            model, CSharpSyntaxTree.ParseText(model.ToString().Replace("Math.Log(b + 2)", "Math.Log(b + 3)"), ParseOptions, model.FilePath));
        watch.Restart();
        driver = driver.RunGenerators(compilation);
        return (whole, typed, watch.Elapsed.TotalMilliseconds);
    }

    private static IEnumerable<IMethodSymbol> Marked(CSharpCompilation compilation) =>
        compilation.GlobalNamespace.GetNamespaceMembers().Single(n => n.Name == "Sample").GetTypeMembers()
            .SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
            .Where(m => m.Name.StartsWith('F'));

    private static CSharpCompilation Compile(SyntaxTree[] trees) => CSharpCompilation.Create(
        "Sample",
        trees,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

    private static ImmutableArray<MetadataReference> References { get; } = [.. GeneratorHost.CreateCompilation([]).References];

    private static void Print(TextWriter output, string what, List<double> samples, string unit)
    {
        double[] sorted = [.. samples.Order()];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-32} {sorted[sorted.Length / 2],8:F3} {unit}   (quartiles {sorted[sorted.Length / 4]:F3} to {sorted[sorted.Length * 3 / 4]:F3})"));
    }
}
