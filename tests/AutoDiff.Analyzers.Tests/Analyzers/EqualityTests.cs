using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class EqualityTests
{
    private const string Id = "AD0006";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => [|x == 0|] ? 1 : Math.Sin(x) / x;")]
    [InlineData("[Differentiable] public static double F(double x) { if ([|x != 1|]) { return x * x; } return 1; }")]
    [InlineData("[Differentiable] public static double F(double x) => [|x is 0.0|] ? 1 : x * x;")]
    [InlineData("[Differentiable] public static double F(double x) => x switch { [|0.0|] => 1, _ => x * x };")]
    [InlineData("[Differentiable] public static double F(double x, double y) { if ([|x == y|]) return 2 * x; return x + y; }")]
    [InlineData("[Differentiable] public static double F(double x) { switch (x) { case [|1.0|]: return 0; default: return Math.Log(x); } }")]
    [InlineData("[Differentiable] public static double F(double x, bool b) => b && [|x * x == 4|] ? 2 : x;")]
    [InlineData("[Differentiable] public static double F(double x) { {|AD0015:while ([|x != 1|])|} { x *= x; } return x; }")]
    [InlineData("[Differentiable] public static double F((double A, double B) p, double d) => [|p == (1.0, 2.0)|] ? d * p.A : d * p.B;")]
    [InlineData("[Differentiable] public static double F(double x, double y) { if ([|(x, y) != (1.0, 2.0)|]) return x * y; return 2; }")]
    [InlineData("public record struct V(double X, double Y); [Differentiable] public static double F(V p, double d) => [|p == new V(1, 2)|] ? d * p.X : d * p.Y;")]
    [InlineData("public record struct V(double X, double Y); [Differentiable] public static double F(V p, V q) => [|p != q|] ? q.X : p.Y;")]
    [InlineData("public record struct V(double X, double Y); [Differentiable] public static double F(V p, V q) => [|p.Equals(q)|] ? q.X : p.Y;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => [|x.Equals(y)|] ? x * 2 : x + y;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => (x, y) is ([|1.0|], [|2.0|]) ? x * 2 : x + y;")]
    public void ABranchAtASingleValueIsDoubtful(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x > 0 ? x : -x;")]
    [InlineData("[Differentiable] public static double F(double x) => x != x ? 0 : x;")]
    [InlineData("[Differentiable] public static double F(double x) => x == double.PositiveInfinity ? 1 : x;")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double p) => p == 0 ? x : x / p;")]
    [InlineData("[Differentiable] public static double F(double x, int n) => n == 0 ? x : x * n;")]
    [InlineData("[Differentiable] public static double F(double x) { if (x == 0) throw new ArgumentException(); return 1 / x; }")]
    [InlineData("[Differentiable] public static double F(double x, double y) { if (x == 0 || y == 0) throw new ArgumentException(); return 1 / (x * y); }")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { int zeros = 0; double sum = 0; foreach (double v in x) { if (v == 0) { zeros++; } sum += v; } System.Diagnostics.Debug.WriteLine(zeros); return sum; }")]
    [InlineData("[Differentiable] public static double F(double x) => Diff.StopGradient(x) == 0 ? 1 : x;")]
    [InlineData("public static double F(double x) => x == 0 ? 1 : Math.Sin(x) / x;")]
    public void TestsThatCarryNoDerivativeAreFine(string member) => Verify.Members(Id, member);
}
