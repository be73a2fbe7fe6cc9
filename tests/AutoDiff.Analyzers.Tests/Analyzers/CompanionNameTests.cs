using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class CompanionNameTests
{
    private const string Id = "AD0014";

    [Theory]
    [InlineData("public static double FJvp = 1; [Differentiable] public static double [|F|](double x) => x;")]
    [InlineData("public static double FGradient { get; set; } [Differentiable] public static double [|F|](double x) => x;")]
    [InlineData("public static class FVjp { } [Differentiable] public static double [|F|](double x) => x;")]
    [InlineData("public delegate void FJvp(); [Differentiable] public static double [|F|](double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x) => x; [Differentiable(Name = \"F\")] public static double [|G|](double x) => x;")]
    public void AMemberInTheWayIsAnError(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("public static double FJvp = 1; [Differentiable(Name = \"Value\")] public static double F(double x) => x;")]
    [InlineData("public static double FHessian = 1; [Differentiable] public static double F(double x) => x;")]
    [InlineData("public static double Jvp = 1; [Differentiable] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double x, double y) => x * y;")]
    [InlineData("public static double FJvp = 1; public static double F(double x) => x;")]
    [InlineData("public static double FGradient = 1; [Differentiable(Derivatives.Jvp)] public static double F(double x) => x;")]
    public void OtherNamesAreFree(string member) => Verify.Members(Id, member);
}
