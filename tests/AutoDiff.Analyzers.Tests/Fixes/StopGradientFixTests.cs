using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class StopGradientFixTests
{
    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double x) => x * G(x); static double G(double x) => x;",
        "[Differentiable] public static double F(double x) => x * Diff.StopGradient(G(x)); static double G(double x) => x;")]
    [InlineData(
        "[Differentiable] public static double F(double[] x) => x[0] * G(x); static double G(double[] x) => x[0];",
        "[Differentiable] public static double F(double[] x) => x[0] * G(Diff.StopGradient(x)); static double G(double[] x) => x[0];")]
    [InlineData(
        "[Differentiable] public static double F(double x) { G(x, 1, 2.0); return x; } static void G(double x, int n, double y) { }",
        "[Differentiable] public static double F(double x) { G(Diff.StopGradient(x), 1, 2.0); return x; } static void G(double x, int n, double y) { }")]
    public void AnUnknownCallIsCutOff(string before, string after) => VerifyFix.Members(new StopGradientFix(), "AD0003", before, after);

    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double x) => x * (int)x;",
        "[Differentiable] public static double F(double x) => x * (int)Diff.StopGradient(x);")]
    [InlineData(
        "[Differentiable] public static double F(double x) => x - Math.Floor(x);",
        "[Differentiable] public static double F(double x) => x - Math.Floor(Diff.StopGradient(x));")]
    [InlineData(
        "[Differentiable] public static double F(double x) => x * Math.Round(x * x, 2);",
        "[Differentiable] public static double F(double x) => x * Math.Round(Diff.StopGradient(x * x), 2);")]
    public void ADiscreteValueIsMeant(string before, string after) => VerifyFix.Members(new StopGradientFix(), "AD0005", before, after);

    [Fact]
    public void AllOfAFileAreCutOffTogether() => VerifyFix.All(
        new StopGradientFix(),
        "AD0005",
        Verify.Model("[Differentiable] public static double F(double x) => x - Math.Floor(x) + Math.Ceiling(x);"),
        Verify.Model("[Differentiable] public static double F(double x) => x - Math.Floor(Diff.StopGradient(x)) + Math.Ceiling(Diff.StopGradient(x));"));
}
