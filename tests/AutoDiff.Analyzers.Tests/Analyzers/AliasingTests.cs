using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class AliasingTests
{
    private const string Id = "AD0012";
    private const string Callees = """
        [Differentiable] public static void Scale(ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < x.Length; i++) { y[i] = 2 * x[i]; } }
        [Differentiable] public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }
        [Differentiable] public static void Add(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[i] += x[i]; } }
        """;

    [Theory]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Scale(x, x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x, x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x[1..], x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Add(x, x)|]; return x[0]; }")]
    [InlineData("public static double Use(double[] x, double[] y) => [|DotGradient(x, y, x, y)|];")]
    [InlineData("public static double Use(double[] x, double[] y, double[] g) => [|DotGradient(x, y, g, g)|];")]
    [InlineData("public static double Use(Span<double> x, Span<double> y, Span<double> g) => [|DotVjp(x, y, 1, g, x)|];")]
    public void OneStorageForTwoParametersOfWhichOneIsWrittenIsDoubtful(string member) => Verify.Members(Id, Callees + member);

    [Theory]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) => Dot(x, x);")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { var y = new double[x.Length]; Scale(x, y); return y[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { Scale(x[..2], x[2..]); return x[0]; }")]
    [InlineData("public static void Use(double[] x) => Scale(x, x);")]
    [InlineData("public static double Use(double[] x, double[] y, double[] g, double[] h) => DotGradient(x, y, g, h);")]
    [InlineData("public static double Use(double[] x, double[] g, double[] h) => DotGradient(x, x, g, h);")]
    [InlineData("public static double Use(double[] x, double[] y) => DotJvp(x, y, x, y).Tangent;")]
    public void SharedReadingAndSeparateStorageAreFine(string member) => Verify.Members(Id, Callees + member);
}
