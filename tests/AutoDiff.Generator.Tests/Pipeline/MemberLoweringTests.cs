using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Pipeline;
using AutoDiff.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Pipeline;

public class MemberLoweringTests
{
    [Fact]
    public void AMarkedMethodIsLoweredWithItsHost()
    {
        LoweredMember lowered = Lower("""
            namespace N;
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x, double y) => x * Math.Sin(y);
            }
            """, "F");

        Assert.Empty(lowered.Problems);
        DifferentiableMember member = Assert.IsType<DifferentiableMember>(lowered.Member);
        Assert.Equal("N", member.Host.Namespace);
        Assert.Equal("partial class Model", Assert.Single(member.Host.Types).Declaration);
        Assert.Equal("public", member.Host.Accessibility);
        Assert.Equal("N.Model.F(double,double).g.cs", member.Host.HintName);
        Assert.Equal(DerivativeFlags.Default, member.Requested);
        Assert.Contains(member.Method.Body, s => s is LetStatement { Value: PrimitiveExpression { Function: "Sin/1" } });
    }

    [Fact]
    public void ATypeThatIsNotPartialIsAD0001AtItsName()
    {
        LoweredMember lowered = Lower("""
            public static class Outer
            {
                public static partial class Model
                {
                    [Differentiable]
                    public static double F(double x) => x;
                }
            }
            """, "F");

        Assert.Null(lowered.Member);
        MemberProblem problem = Assert.Single(lowered.Problems);
        Assert.Equal("AD0001", problem.Id);
        Assert.Equal("Outer", Text(problem.Location));
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(int n) => n;", "AD0009", "F")]
    [InlineData("[Differentiable] public static double F([NoDerivative] double x) => x;", "AD0009", "F")]
    [InlineData("[Differentiable(Derivatives.Gradient)] public static int F(double x) => 1;", "AD0009", "F")]
    [InlineData("[Differentiable(Derivatives.Gradient)] public static void F(double x, Span<double> y) { }", "AD0009", "F")]
    [InlineData("[Differentiable(Derivatives.Dual)] public static double F(ReadOnlySpan<double> x) => x[0];", "AD0009", "F")]
    [InlineData("[Differentiable(Derivatives.Jvp | Derivatives.Jacobian)] public static int F(double x) => 1;", "AD0009", "F")]
    [InlineData("[Differentiable] public static double F(double x) => x; static int FGradient;", "AD0014", "F")]
    [InlineData("[Differentiable] public static double F(double x) => x; static double FJvp(double x) => x;", "AD0010", "FJvp")]
    [InlineData("[Differentiable] public static double F(double x) => x; static double FVjp(double x, double r, double a) => x;", "AD0010", "FVjp")]
    public void AWrongDeclarationIsAProblemAtItsName(string members, string id, string place)
    {
        LoweredMember lowered = Lower($$"""public static partial class Model { {{members}} }""", "F");

        MemberProblem problem = Assert.Single(lowered.Problems);
        Assert.Equal(id, problem.Id);
        Assert.Equal(place, Text(problem.Location));
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x; static double FJvp(string other) => 1;")]
    [InlineData("[Differentiable] public static int F(double x) => 1;")]
    [InlineData("[Differentiable] public static void F(ReadOnlySpan<double> x, Span<double> y) { }")]
    [InlineData("[Differentiable(Derivatives.All)] public static double F(ReadOnlySpan<double> x) => x[0];")]
    [InlineData("[Differentiable] public static double F(double x) => x; public static double F(double x, double y) => x; static (double, double) FJvp(double x, double y, double a, double b) => (x, a);")]
    public void ADeclarationThatTheContractAllowsIsNoProblem(string members)
    {
        LoweredMember lowered = Lower($$"""public static partial class Model { {{members}} }""", "F");

        Assert.Empty(lowered.Problems);
        Assert.NotNull(lowered.Member);
    }

    [Fact]
    public void CompanionsThatTheUserWroteAreKept()
    {
        LoweredMember lowered = Lower("""
            public static partial class Model
            {
                [Differentiable]
                public static double F(double x, ReadOnlySpan<double> y) => x * y[0];
                public static (double Value, double Tangent) FJvp(double x, ReadOnlySpan<double> y, double xTangent, ReadOnlySpan<double> yTangent) => (x, x);
                public static double FVjp(double x, ReadOnlySpan<double> y, double resultAdjoint, ref double xAdjoint, Span<double> yAdjoint) => x;
            }
            """, "F");

        Assert.Empty(lowered.Problems);
        Assert.Equal(["FJvp", "FVjp"], lowered.Member!.HandWritten);
        Assert.Contains(lowered.Member.Method.Body, s => s is CallStatement { Callee.Family: "F" });
    }

    [Fact]
    public void TheSecondOfTwoMembersWithTheSameCompanionsIsAD0014()
    {
        const string Source = """
            public static partial class Model
            {
                [Differentiable(Name = "G")] public static double A(double x) => x;
                [Differentiable(Name = "G")] public static double B(double x) => x;
            }
            """;

        Assert.Empty(Lower(Source, "A").Problems);
        Assert.Equal("AD0014", Assert.Single(Lower(Source, "B").Problems).Id);
    }

    [Fact]
    public void NestedGenericTypesAndConstraintsAreRepeated()
    {
        LoweredMember lowered = Lower("""
            using System.Numerics;
            namespace A.B;
            public partial class Outer<T> where T : class
            {
                internal readonly partial record struct Inner<S>(S Value)
                {
                    [Differentiable]
                    internal static R F<R>(R x, int @class) where R : struct, IFloatingPointIeee754<R> => R.Sin(x);
                }
            }
            """, "F");

        Assert.Empty(lowered.Problems);
        MemberHost host = lowered.Member!.Host;
        Assert.Equal(["partial class Outer<T>", "partial record struct Inner<S>"], host.Types.Select(t => t.Declaration));
        Assert.Equal("<R>", host.TypeParameters);
        Assert.Equal(" where R : struct, global::System.Numerics.IFloatingPointIeee754<R>", host.Constraints);
        Assert.Equal("F<R>({0}, {1})", host.PrimalTemplate);
    }

    internal static LoweredMember Lower(string source, string name)
    {
        CSharpCompilation compilation = GeneratorHost.CreateCompilation([GeneratorHost.Parse(new SourceFile("Source.cs", source))]);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        ISymbol marked = compilation.GetSymbolsWithName(name, SymbolFilter.Member)
            .First(s => s.GetAttributes().Any(a => a.AttributeClass?.Name == "DifferentiableAttribute"));
        LoweredMember? lowered = MemberLowering.Lower(marked, compilation, CancellationToken.None);
        return Assert.IsType<LoweredMember>(lowered);
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
