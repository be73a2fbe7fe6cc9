using AutoDiff.Generator.IR;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Pipeline;

public class CrossAssemblyTests
{
    private const string Library = """
        namespace Lib;

        public static partial class Functions
        {
            [Differentiable]
            public static double Square(double x) => x * x;

            [Differentiable(Derivatives.Vjp)]
            public static double Wave(double x, [NoDerivative] double phase) => Math.Sin(x + phase);

            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

            [Differentiable]
            private static double Power(double x) => x * x;

            [Differentiable]
            public static double SineOf(Angle angle) => angle.Sine;

            public static double Plain(double x) => x;

            public static double Own(double x) => x;
            public static (double Value, double Tangent) OwnJvp(double x, double xTangent) => (x, xTangent);
            public static double OwnVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += resultAdjoint; return x; }
        }

        public readonly partial struct Angle
        {
            [Differentiable(Name = "AngleOf")]
            public Angle(double x) => Sine = Math.Sin(x);

            public double Sine { get; }
        }

        public sealed partial class Line
        {
            public double Slope, Offset;

            [Differentiable]
            public Line(double x, double y)
            {
                Slope = x * y;
                Offset = Math.Sin(x) + y;
            }

            [Differentiable]
            private Line(double x) => Slope = x * x;

            public static Line Through(double x) => new(x);
        }

        public static class Rules
        {
            [DerivativeOf(typeof(Foreign), nameof(Foreign.Cube))]
            public static (double Value, double Tangent) CubeJvp(double x, double xTangent) => (x * x * x, 3 * x * x * xTangent);
        }

        public static class Foreign
        {
            public static double Cube(double x) => x * x * x;
        }
        """;

    private static readonly Lazy<MetadataReference> Reference = new(() =>
    {
        GeneratedCompilation compiled = GeneratorHost.Run(Library, new HostOptions { AssemblyName = "Lib" });
        using var stream = new MemoryStream();
        var emitted = compiled.Output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    });

    [Theory]
    [InlineData("Square", nameof(CompanionKind.Jvp), "global::Lib.Functions.SquareJvp")]
    [InlineData("Square", nameof(CompanionKind.Forward), "global::Lib.Functions.Square__Forward")]
    [InlineData("Square", nameof(CompanionKind.Reverse), "global::Lib.Functions.Square__Reverse")]
    [InlineData("Wave", nameof(CompanionKind.Reverse), "global::Lib.Functions.Wave__Reverse")]
    [InlineData("Power", nameof(CompanionKind.Reverse), "global::Lib.Functions.Power__Reverse_double_int")]
    [InlineData("Own", nameof(CompanionKind.Vjp), "global::Lib.Functions.OwnVjp")]
    public void CompanionsOfAReferencedAssemblyAreFoundByLookup(string method, string kind, string target)
    {
        Callee callee = CalleeOf($"Functions.{method}({(method switch { "Wave" => "x, 1.0", "Power" => "x, 3", _ => "x" })})");

        Assert.Equal(target, callee.Find(Enum.Parse<CompanionKind>(kind))?.Target);
    }

    [Fact]
    public void AForeignMethodHasTheCompanionsThatWereDeclaredForIt()
    {
        Callee callee = CalleeOf("Foreign.Cube(x)");

        Assert.Equal("global::Lib.Rules.CubeJvp", callee.Find(CompanionKind.Jvp)?.Target);
        Assert.Null(callee.Find(CompanionKind.Vjp));
    }

    [Fact]
    public void AnUnmarkedMethodOfAReferencedAssemblyHasNoCompanions()
    {
        IrMethod method = Lower("Functions.Plain(x)");

        Assert.DoesNotContain(method.Body, s => s is CallStatement);
    }

    [Fact]
    public void ATypeIsMadeByTheConstructorThatItsAssemblyGaveIt()
    {
        GeneratedCompilation user = GeneratorHost.Run("""
            using Lib;

            public static partial class User
            {
                [Differentiable]
                public static double F(Angle angle, double k) => k * angle.Sine * Functions.SineOf(angle) + new Angle(k).Sine;
            }
            """, new HostOptions { References = [Reference.Value] });

        Assert.Empty(GeneratorHost.Analyze(user.Original).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(user.Errors);
        Assert.Contains(user.GeneratedTrees, tree => tree.ToString().Contains("FieldwiseConstruction", StringComparison.Ordinal));
        Assert.DoesNotContain(user.GeneratedTrees, tree => tree.FilePath.Contains("Fieldwise", StringComparison.Ordinal));
    }

    [Fact]
    public void AMarkedConstructorWithoutANameHasHiddenCompanions()
    {
        Callee callee = Lower("new Line(x, x * x).Offset").Body.OfType<CallStatement>().Select(static call => call.Callee).Single();
        GeneratedCompilation user = GeneratorHost.Run("""
            using Lib;

            public static partial class User
            {
                [Differentiable(Derivatives.All)]
                public static double F(double x) { var line = new Line(x, x * x); return line.Slope * line.Offset; }
            }
            """, new HostOptions { References = [Reference.Value] });

        Assert.StartsWith("global::Lib.Line.Constructor__Forward", callee.Find(CompanionKind.Forward)?.Target, StringComparison.Ordinal);
        Assert.Equal("global::Lib.Line.Constructor__Jvp", callee.Find(CompanionKind.Jvp)?.Target);
        Assert.Empty(GeneratorHost.Analyze(user.Original).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(user.Errors);
        Assert.Contains(user.GeneratedTrees, tree => tree.ToString().Contains("FGradient", StringComparison.Ordinal));
    }

    private static Callee CalleeOf(string call) => Assert.Single(Lower(call).Body.OfType<CallStatement>()).Callee;

    private static IrMethod Lower(string call)
    {
        string source = $$"""
            using Lib;
            public static partial class Model { [Differentiable] public static double F(double x) => {{call}}; }
            """;
        var compilation = GeneratorHost.CreateCompilation(
            [GeneratorHost.Parse(new SourceFile("Source.cs", source))], new HostOptions { References = [Reference.Value] });
        ISymbol marked = compilation.GetSymbolsWithName("F", SymbolFilter.Member).Single();
        return AutoDiff.Generator.Pipeline.MemberLowering.Lower(marked, compilation, CancellationToken.None)!.Member!.Method;
    }
}
