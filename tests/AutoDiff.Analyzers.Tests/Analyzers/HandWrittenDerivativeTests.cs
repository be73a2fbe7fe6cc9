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

    [Theory]
    [InlineData("[DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))] public static double [|ToDoubleVjp|](double value, double resultAdjoint) => value;")]
    [InlineData("[DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))] public static double [|ToDoubleJvp|](double value, double valueTangent) => value;")]
    [InlineData("[DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))] public static (double Value, double Tangent) [|Derivative|](double value, double valueTangent) => (value, valueTangent);")]
    public void ADeclaredDerivativeMustBeOne(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))] public static (double Value, double Tangent) ToDoubleJvp(double value, double valueTangent) => (value, valueTangent);")]
    [InlineData("[DerivativeOf(typeof(Convert), nameof(Convert.ToDouble))] public static double ToDoubleVjp(double value, double resultAdjoint, ref double valueAdjoint) { valueAdjoint += resultAdjoint; return value; }")]
    public void DeclaredDerivativesAreFine(string member) => Verify.Members(Id, member);
}
