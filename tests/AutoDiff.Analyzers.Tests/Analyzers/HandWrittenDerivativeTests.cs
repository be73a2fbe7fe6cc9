using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class HandWrittenDerivativeTests
{
    private const string Id = "AD0010";
    private const string F = "[Differentiable] public static double F(double x) => x * x;\n";

    [Theory]
    [InlineData("public static double [|FJvp|](double x, double xTangent) => 2 * x * xTangent;")]
    [InlineData("public static double [|FVjp|](double x, double resultAdjoint, double xAdjoint) => x * x;")]
    [InlineData("public static void [|FVjp|](double x, double resultAdjoint, ref double xAdjoint) => xAdjoint += 2 * x * resultAdjoint;")]
    [InlineData("public static double [|FGradient|](double x, ref double xGradient) => xGradient = 2 * x;")]
    [InlineData("public static (double Value, double Tangent) [|FJvp|](double x, float xTangent) => (x * x, 2 * x * xTangent);")]
    [InlineData("public static double [|FVjp|](double x, ref double xAdjoint) => x * x;")]
    public void AMethodNamedLikeACompanionMustBeOne(string member) => Verify.Members(Id, F + member);

    [Theory]
    [InlineData("public static (double Value, double Tangent) FJvp(double x, double xTangent) => (x * x, 2 * x * xTangent);")]
    [InlineData("public static double FVjp(double x, double resultAdjoint, ref double xAdjoint) { xAdjoint += 2 * x * resultAdjoint; return x * x; }")]
    [InlineData("public static double FGradient(double x, out double xGradient) { xGradient = 2 * x; return x * x; }")]
    [InlineData("public static double FJvp(string text) => text.Length;")]
    [InlineData("public static double FJvp(int n, double xTangent) => n;")]
    [InlineData("public static double FNorm(double x, double xTangent) => x;")]
    public void CompanionsAndOtherOverloadsAreFine(string member) => Verify.Members(Id, F + member);
}
