using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class KinkTests
{
    private const string Id = "AD0007";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => [|Math.Abs(x)|];")]
    [InlineData("[Differentiable] public static double F(double x, double y) => [|Math.Max(x, y)|];")]
    [InlineData("[Differentiable] public static double F(double x) => x + [|Math.Min(x * x, 4.0)|];")]
    [InlineData("[Differentiable] public static float F(float x) => [|Math.Clamp(x, 0f, 1f)|];")]
    [InlineData("[Differentiable] public static T F<T>(T x) where T : IFloatingPointIeee754<T> => [|T.Abs(x)|];")]
    [InlineData("[Differentiable] public static double F(double x, double y) => [|double.MaxMagnitude(x, y)|];")]
    [InlineData("[Differentiable] public static double F(double x) => Math.Sin([|Math.Abs(x)|] + 1);")]
    public void AKinkOfAnActiveValueIsSaid(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double p) => x * Math.Abs(p);")]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * Math.Max(n, 3);")]
    [InlineData("[Differentiable] public static double F(double x) => x * Math.Abs(Diff.StopGradient(x));")]
    [InlineData("[Differentiable] public static double F(double x) => Math.Abs(x) > 1 ? x * x : x;")]
    [InlineData("[Differentiable] public static double F(double x) => Math.Sqrt(1 + x * x);")]
    [InlineData("[Differentiable] public static double F(double x) { double unused = Math.Abs(x); return x; }")]
    [InlineData("public static double F(double x) => Math.Abs(x);")]
    public void OtherUsesAreNot(string member) => Verify.Members(Id, member);

    [Fact]
    public void TheMessageTellsTheChoice()
    {
        string message = Assert.Single(Verify.Diagnose(Verify.Model("[Differentiable] public static double F(double x, double y) => Math.Max(x, y);"))).GetMessage();
        Assert.Contains("half to each", message, StringComparison.Ordinal);
        Assert.Contains("'Math.Max(x, y)'", message, StringComparison.Ordinal);
    }
}
