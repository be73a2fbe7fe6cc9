using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class AliasingTests
{
    private const string Id = "AD0012";
    private const string Callees = """
        [Differentiable] public static void Scale(ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < x.Length; i++) { y[i] = 2 * x[i]; } }
        [Differentiable] public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * y[i]; } return s; }
        [Differentiable] public static void Add(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[i] += x[i]; } }
        [Differentiable] public static void Exchange(ref double a, ref double b) { a = b * b; b = a; }
        [Differentiable] public static void Move(in double from, ref double to) { to += from; to *= from; }
        """;

    [Theory]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Scale(x, x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x, x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x[1..], x)|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Add(x, x)|]; return x[0]; }")]
    [InlineData("public static double Use(double[] x, double[] y) => [|DotGradient(x, y, x, y)|];")]
    [InlineData("public static double Use(double[] x, double[] y, double[] g) => [|DotGradient(x, y, g, g)|];")]
    [InlineData("public static double Use(Span<double> x, Span<double> y, Span<double> g) => [|DotVjp(x, y, 1, g, x)|];")]
    [InlineData("[Differentiable] public static double F(double x) { [|Exchange(ref x, ref x)|]; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { double y = x; [|Move(in y, ref y)|]; return y; }")]
    [InlineData("[Differentiable] public static double F(double[] x, int i) { [|Exchange(ref x[i], ref x[i])|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x, int i) { [|Exchange(ref x[i], ref x[i])|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F((double A, double B) p) { [|Exchange(ref p.A, ref p.A)|]; return p.B; }")]
    [InlineData("[Differentiable] public static double F(double[][] x) { [|Add(x[0], x[0])|]; return x[0][0]; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { [|Scale(x.AsSpan(0, 3), x.AsSpan(2, 3))|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x[..3], x[2..])|]; return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { [|Scale(x.Slice(1)[1..4], x.Slice(4, 2))|]; return x[0]; }")]
    public void OneStorageForTwoParametersOfWhichOneIsWrittenIsDoubtful(string member) => Verify.Members(Id, Callees + member);

    [Theory]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) => Dot(x, x);")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { var y = new double[x.Length]; Scale(x, y); return y[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { Scale(x[..2], x[2..]); return x[0]; }")]
    [InlineData("public static void Use(double[] x) => Scale(x, x);")]
    [InlineData("public static double Use(double[] x, double[] y, double[] g, double[] h) => DotGradient(x, y, g, h);")]
    [InlineData("public static double Use(double[] x, double[] g, double[] h) => DotGradient(x, x, g, h);")]
    [InlineData("public static double Use(double[] x, double[] y) => DotJvp(x, y, x, y).Tangent;")]
    [InlineData("[Differentiable] public static double F(double x, double y) { Exchange(ref x, ref y); Move(x, ref y); return x; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { Exchange(ref x[0], ref x[1]); return x[0]; }")]
    [InlineData("[Differentiable] public static double F((double A, double B) p) { Exchange(ref p.A, ref p.B); return p.B; }")]
    [InlineData("[Differentiable] public static double F(double[] x) { Scale(x[1..], x); return x[0]; }")]
    [InlineData("[Differentiable] public static double Power(double x, ref double total) { total += x; return total; } [Differentiable] public static double F(double x) => Power(x, ref x);")]
    [InlineData("[Differentiable] public static double F(double[] x) { Scale(x.AsSpan(0, 2), x.AsSpan(2, 2)); return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x) { Scale(x.Slice(1)[1..3], x.Slice(4, 2)); return x[0]; }")]
    [InlineData("[Differentiable] public static double F(Span<double> x, int n) { Scale(x[..n], x[n..]); Scale(x[..2], x[^2..]); return x[0]; }")]
    public void SharedReadingAndSeparateStorageAreFine(string member) => Verify.Members(Id, Callees + member);
}
