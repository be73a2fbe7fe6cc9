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
    [InlineData("[Differentiable(Name = \"G\")] public static double F(double x) => x; [Differentiable] public static double [|G|](double x) => x;")]
    [InlineData("public readonly partial record struct V(double X) { [Differentiable] public static V operator +(V a, V b) => new(a.X + b.X); [Differentiable] public static V [|Addition|](V a, V b) => a; }")]
    [InlineData("public static double FBatch = 1; [Differentiable(Derivatives.Batch)] public static double [|F|]([Batched] double x) => x;")]
    [InlineData("public static class FGradientBatch { } [Differentiable(Derivatives.Batch)] public static double [|F|]([Batched] double x) => x;")]
    [InlineData("public static int FJacobianBatch => 1; [Differentiable(Derivatives.All)] public static double [|F|]([Batched] double x) => x;")]
    [InlineData("[Differentiable(Derivatives.Batch)] public static double F([Batched] double x) => x; [Differentiable(Derivatives.Batch)] public static double [|F|]([Batched] ReadOnlySpan<double> x) => x[0];")]
    public void AMemberInTheWayIsAnError(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("public static double FJvp = 1; [Differentiable(Name = \"Value\")] public static double F(double x) => x;")]
    [InlineData("public static double FHessian = 1; [Differentiable] public static double F(double x) => x;")]
    [InlineData("public static double Jvp = 1; [Differentiable] public static double F(double x) => x;")]
    [InlineData("[Differentiable] public static double F(double x) => x; [Differentiable] public static double F(double x, double y) => x * y;")]
    [InlineData("public static double FJvp = 1; public static double F(double x) => x;")]
    [InlineData("public static double FGradient = 1; [Differentiable(Derivatives.Jvp)] public static double F(double x) => x;")]
    [InlineData("public static double FJacobianBatch = 1; [Differentiable(Derivatives.Batch)] public static double F([Batched] double x) => x;")]
    [InlineData("public static void FBatch(string all) { } [Differentiable(Derivatives.Batch)] public static double F([Batched] double x) => x;")]
    [InlineData("[Differentiable(Derivatives.All)] public static double F([Batched] double x) => x; [Differentiable(Derivatives.All)] public static double F([Batched] ReadOnlySpan<double> x) => x[0];")]
    public void OtherNamesAreFree(string member) => Verify.Members(Id, member);
}
