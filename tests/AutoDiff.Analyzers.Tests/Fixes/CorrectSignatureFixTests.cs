using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class CorrectSignatureFixTests
{
    private const string F = "[Differentiable] public static double F(double x) => x * x;\n";

    [Theory]
    [InlineData(
        "public static double FJvp(double x, double xTangent) => 2 * x * xTangent;",
        "public static (double Value, double Tangent) FJvp(double x, double xTangent) => (F(x), 2 * x * xTangent);")]
    [InlineData(
        "public static (double, double) FJvp(double x, float dx) => (x * x, 2 * x * dx);",
        "public static (double Value, double Tangent) FJvp(double x, double dx) => (x * x, 2 * x * dx);")]
    [InlineData(
        "public static double FVjp(double x, double seed, double xAdjoint) { xAdjoint += 2 * x * seed; return x * x; }",
        "public static double FVjp(double x, double seed, ref double xAdjoint) { xAdjoint += 2 * x * seed; return x * x; }")]
    [InlineData(
        "public static double FGradient(double x, ref double xGradient) { xGradient = 2 * x; return x * x; }",
        "public static double FGradient(double x, out double xGradient) { xGradient = 2 * x; return x * x; }")]
    public void TheSignatureBecomesTheContracts(string before, string after) =>
        VerifyFix.Members(new CorrectSignatureFix(), "AD0010", F + before, F + after);

    [Fact]
    public void ItIsNotOfferedWhereTheBodyWouldNotCompile() =>
        VerifyFix.None(new CorrectSignatureFix(), "AD0010", F + "public static string FVjp(double x, double resultAdjoint, ref double xAdjoint) => \"text\";");
}
