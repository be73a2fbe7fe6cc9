using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class ToleranceFixTests
{
    [Theory]
    [InlineData("double F(double x) => x == 0 ? 1 : x * x;", "double F(double x) => Math.Abs(x) <= 1e-12 ? 1 : x * x;")]
    [InlineData("double F(double x) => x != 1 ? x : x * x;", "double F(double x) => Math.Abs(x - 1) > 1e-12 ? x : x * x;")]
    [InlineData("double F(double x, double y) => x == y + 1 ? 1 : x * x;", "double F(double x, double y) => Math.Abs(x - (y + 1)) <= 1e-12 ? 1 : x * x;")]
    [InlineData("float F(float x) => x == 0 ? 1 : x * x;", "float F(float x) => MathF.Abs(x) <= 1e-6f ? 1 : x * x;")]
    [InlineData("T F<T>(T x) where T : IFloatingPointIeee754<T> => x == T.Zero ? T.One : x * x;", "T F<T>(T x) where T : IFloatingPointIeee754<T> => T.Abs(x - T.Zero) <= T.CreateChecked(1e-12) ? T.One : x * x;")]
    [InlineData("double F(double x) => x is 0.0 ? 1 : x * x;", "double F(double x) => Math.Abs(x) <= 1e-12 ? 1 : x * x;")]
    [InlineData("double F(double x) => x is not 2 ? 1 : x * x;", "double F(double x) => Math.Abs(x - 2) > 1e-12 ? 1 : x * x;")]
    [InlineData("double F(double x) => x switch { 0.0 => 1, _ => x * x };", "double F(double x) => x switch { >= -1e-12 and <= 1e-12 => 1, _ => x * x };")]
    [InlineData("double F(double x) => x switch { 0.5 => 1, _ => x * x };", "double F(double x) => x switch { >= 0.5 - 1e-12 and <= 0.5 + 1e-12 => 1, _ => x * x };")]
    [InlineData("double F(double x) { switch (x) { case 1.0: return 1; default: return x * x; } }", "double F(double x) { switch (x) { case >= 1.0 - 1e-12 and <= 1.0 + 1e-12: return 1; default: return x * x; } }")]
    public void TheTestForEqualityGetsATolerance(string before, string after) =>
        VerifyFix.Members(new ToleranceFix(), "AD0006", "[Differentiable] public static " + before, "[Differentiable] public static " + after);

    [Fact]
    public void AllOfAFileGetOne() => VerifyFix.All(
        new ToleranceFix(),
        "AD0006",
        Verify.Model("[Differentiable] public static double F(double x, double y) => x == 0 || y == 0 ? 1 : x * y;"),
        Verify.Model("[Differentiable] public static double F(double x, double y) => Math.Abs(x) <= 1e-12 || Math.Abs(y) <= 1e-12 ? 1 : x * y;"));
}
