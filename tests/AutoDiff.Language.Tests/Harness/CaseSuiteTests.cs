using AutoDiff.Testing;
using Xunit;

namespace AutoDiff.Language.Tests.Harness;

/// <summary>A suite of cases lists them without compiling, and one that does not compile fails alone.</summary>
public class CaseSuiteTests
{
    [Fact]
    public void CasesAreListedByMemberAndArguments()
    {
        CaseSuite suite = HandWritten.Suite("""
            [Differentiable, Case("1.0"), Case("2.0", On = "int")]
            public static double F<T>(double x) => x;
            """);
        Assert.Equal(["Hand.F(1.0)", "Hand.F(2.0) on int"], suite.Names);
    }

    [Fact]
    public void AMissingCompanionIsNamed()
    {
        CaseSuite suite = HandWritten.Suite("""
            [Differentiable(Derivatives.Jvp), Case("1.0, [2.0]")]
            public static double F(double x, ReadOnlySpan<double> w) => x * w[0];
            """);
        var exception = Assert.Throws<RuleTestException>(() => suite.Check("Hand.F(1.0, [2.0])"));
        Assert.Contains("FJvp(double, global::System.ReadOnlySpan<double>, double, global::System.ReadOnlySpan<double>) is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACaseThatDoesNotCompileFailsAlone()
    {
        CaseSuite suite = HandWritten.Suite("""
            [Differentiable(Derivatives.Jvp), Case("1.0")]
            public static double F(double x) => x;
            public static (double Value, double Tangent) FJvp(double x, double xTangent) => (x, missing);

            [Differentiable(Derivatives.Jvp), Case("1.0")]
            public static double G(double x) => x;
            public static (double Value, double Tangent) GJvp(double x, double xTangent) => (x, xTangent);
            """);
        // A hand-written companion cannot be unmarked away, so its errors are everybody's; a bad case is only its own.
        Assert.Throws<CompilationFailedException>(() => suite.Check("Hand.G(1.0)"));

        CaseSuite bad = HandWritten.Suite("""
            [Differentiable(Derivatives.Jvp), Case("nothing"), Case("1.0")]
            public static double G(double x) => x;
            public static (double Value, double Tangent) GJvp(double x, double xTangent) => (x, xTangent);
            """);
        bad.Check("Hand.G(1.0)");
        var exception = Assert.Throws<RuleTestException>(() => bad.Check("Hand.G(nothing)"));
        Assert.Contains("CS0103", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoCasesOfOneNameAreAnError() => Assert.Throws<ArgumentException>(() => HandWritten.Suite("""
        [Differentiable, Case("1.0"), Case("1.0")]
        public static double F(double x) => x;
        """));

    [Fact]
    public void ArgumentsAndReceiversComeFromExpressions()
    {
        var suite = new CaseSuite(
            [new SourceFile("Nested.cs", """
                using static System.Math;
                namespace Deep;
                public partial class Outer<T>
                {
                    public partial struct Inner(double k)
                    {
                        [Differentiable(Derivatives.Jvp), Case("y: 2.0, x: Sin(1.0)", On = "new Outer<int>.Inner(3)")]
                        public readonly double F(double x, double @y) => k * x - y;
                        public readonly (double Value, double Tangent) FJvp(double x, double y, double xTangent, double yTangent) => (k * x - y, k * xTangent - yTangent);
                    }
                }
                """)],
            new HostOptions { RunGenerator = false });
        suite.Check(Assert.Single(suite.Names));
    }
}
