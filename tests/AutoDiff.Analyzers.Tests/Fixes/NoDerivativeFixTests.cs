using AutoDiff.Analyzers.Tests.Verification;
using AutoDiff.CodeFixes;

namespace AutoDiff.Analyzers.Tests.Fixes;

public sealed class NoDerivativeFixTests
{
    [Theory]
    [InlineData(
        "AD0003",
        "[Differentiable] public static double F(double x, double p) => x * G(p); static double G(double x) => x;",
        "[Differentiable] public static double F(double x, [NoDerivative] double p) => x * G(p); static double G(double x) => x;")]
    [InlineData(
        "AD0005",
        "[Differentiable] public static double F(double x, double p) => x * (int)p;",
        "[Differentiable] public static double F(double x, [NoDerivative] double p) => x * (int)p;")]
    [InlineData(
        "AD0006",
        "[Differentiable] public static double F(double x, double p) => p == 0 ? x : x * 2;",
        "[Differentiable] public static double F(double x, [NoDerivative] double p) => p == 0 ? x : x * 2;")]
    [InlineData(
        "AD0007",
        "[Differentiable] public static double F(double x, double p) => x * Math.Abs(p);",
        "[Differentiable] public static double F(double x, [NoDerivative] double p) => x * Math.Abs(p);")]
    public void TheParameterBecomesPassive(string id, string before, string after) => VerifyFix.Members(new NoDerivativeFix(), id, before, after);

    [Theory]
    [InlineData("AD0005", "[Differentiable] public static double F(double x) => x * (int)x;")]
    [InlineData("AD0005", "[Differentiable] public static double F(double x, double y) => x * (int)(x + y);")]
    [InlineData("AD0005", "[Differentiable] public static double F(double x, double y) { double z = y; return x * (int)z; }")]
    public void ItIsNotOfferedWhereItWouldNotHelp(string id, string members) => VerifyFix.None(new NoDerivativeFix(), id, members);
}
