using System.Globalization;
using System.Text;
using AutoDiff.Benchmarks.Running;
using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Benchmarks.GeneratorCost;

/// <summary>What it costs to differentiate one long or deep method: all companions of <c>[Differentiable]</c>, from the lowered body to text.</summary>
internal static class LongMethods
{
    private const int Rounds = 7;

    /// <param name="output">Where the table goes.</param>
    /// <param name="only">What a method's name must contain; null for all.</param>
    public static void Run(TextWriter output, string? only)
    {
        output.WriteLine();
        output.WriteLine($"Long methods, all companions; medians of {Rounds} rounds after as many, {ThreadClock.Name}");
        foreach (int statements in new[] { 500, 1000, 2000, 4000 })
        {
            Measure(output, only, $"straight line, {statements} statements", StraightLine(statements));
        }

        foreach (int levels in new[] { 3, 6, 9, 12 })
        {
            Measure(output, only, $"loop nest, {levels} levels", Nest(levels));
        }
    }

    private static void Measure(TextWriter output, string? only, string name, string body)
    {
        if (only is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        string text = $"using System; using AutoDiff; public static partial class Model {{ [Differentiable] public static double F(ReadOnlySpan<double> x) {{ {body} }} }}";
        Compilation compilation = GeneratorHost.CreateCompilation([CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview))]);
        IMethodSymbol method = compilation.GetTypeByMetadataName("Model")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        DifferentiableMember member = MemberLowering.Lower(method, compilation, CancellationToken.None)!.Member!;
        RuleTable rules = RuleReader.Read(compilation);
        List<double> times = [];
        for (int round = -Rounds; round < Rounds; round++)
        {
            double start = ThreadClock.Now;
            if (CompanionFactory.Build(member, rules).Text is null)
            {
                throw new InvalidOperationException($"{name} has no companions.");
            }

            if (round >= 0)
            {
                times.Add(ThreadClock.Now - start);
            }
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-32} {times[Rounds / 2],8:F1} ms"));
    }

    private static string StraightLine(int statements)
    {
        var text = new StringBuilder("double a0 = x[0], b0 = x[1], c = x[2];");
        for (int i = 1; i <= statements / 2; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"double a{i} = 0.5 * Math.Sin(a{i - 1}) + 0.3 * b{i - 1} * c;");
            text.Append(CultureInfo.InvariantCulture, $"double b{i} = a{i} * 0.4 + 0.1 * b{i - 1} * x[{i % 3}];");
        }

        return text.Append(CultureInfo.InvariantCulture, $"return a{statements / 2} + b{statements / 2};").ToString();
    }

    private static string Nest(int levels)
    {
        var text = new StringBuilder("double s = 0;");
        for (int i = 0; i < levels; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"for (int i{i} = 0; i{i} < 2; i{i}++) {{ double t{i} = x[i{i}] * 0.5 + s * 0.001;");
        }

        text.Append(CultureInfo.InvariantCulture, $"s += Math.Sin(t{levels - 1} * t0) + 0.1 * s * x[0];");
        return text.Append('}', levels).Append("return s;").ToString();
    }
}
