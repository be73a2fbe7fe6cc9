using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class DiscreteValueTests
{
    private const string Id = "AD0005";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => [|(int)x|] * 2.0;")]
    [InlineData("[Differentiable] public static double F(double x) => x - [|Math.Floor(x)|];")]
    [InlineData("[Differentiable] public static double F(double x) => x * [|Math.Round(x, 2)|];")]
    [InlineData("[Differentiable] public static double F(double x) => x * [|Math.Sign(x)|];")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double[] table) => x * table[[|(int)(10 * x)|]];")]
    [InlineData("[Differentiable] public static double F(double x) { double y = x * x; long n = [|(long)y|]; return x * n; }")]
    [InlineData("[Differentiable] public static double F(double x) => Math.Sin(x) + [|Math.CopySign(1.0, x)|];")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double[] table) => x * table[[|(int)Math.Floor(x)|]];")]
    [InlineData("[Differentiable] public static T F<T>(T x) where T : IFloatingPointIeee754<T> => x - [|T.Truncate(x)|];")]
    public void AnActiveValueThatIsRoundedLosesItsDerivative(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * (double)n;")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double p) => x * (int)p;")]
    [InlineData("[Differentiable] public static double F(double x) => x - Math.Floor(Diff.StopGradient(x));")]
    [InlineData("[Differentiable] public static double F(double x) => x * Math.Round(2.5);")]
    [InlineData("[Differentiable] public static double F(double x) => (float)x;")]
    [InlineData("[Differentiable] public static double F(double x) { System.Diagnostics.Debug.WriteLine((int)x); return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { double unused = Math.Floor(x); return x * x; }")]
    [InlineData("[Differentiable] public static double F(double x, double y) => x.CompareTo(y) > 0 ? x : y;")]
    [InlineData("public static double F(double x) => x - Math.Floor(x);")]
    public void PassiveValuesMayBeRounded(string member) => Verify.Members(Id, member);

    [Fact]
    public void WhatIsDiscreteAlreadyIsNotReportedAgain() =>
        Verify.Members(Id, "[Differentiable] public static double F(double x) { double n = [|Math.Floor(x)|]; double m = Math.Round(n / 2); return x + n + m + (int)m + Math.Abs(n); }");
}
