using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class CompanionTests
{
    private const string Id = "AD0009";

    [Theory]
    [InlineData("[Differentiable] public static double [|F|](int n) => n;")]
    [InlineData("[Differentiable] public static double [|F|]([NoDerivative] double x) => x;")]
    [InlineData("[Differentiable(Derivatives.Gradient)] public static int [|F|](double x) => 1;")]
    [InlineData("[Differentiable(Derivatives.Gradient)] public static (double, double) [|F|](double x) => (x, x);")]
    [InlineData("[Differentiable(Derivatives.Dual)] public static double [|F|](ReadOnlySpan<double> x) => x[0];")]
    [InlineData("[Differentiable(Derivatives.Gradient | Derivatives.Jvp)] public static void [|F|](double x, Span<double> y) => y[0] = x;")]
    public void ACompanionThatTheSignatureRulesOutIsAnError(string member) => Verify.Members(Id, member);

    [Fact]
    public void MembersThatCannotBeWrittenToAreNamed() => Verify.Source(Id, """
        public sealed class Point { public double X { get; init; } }
        public static partial class Model { [Differentiable] public static double [|F|](Point p) => p.X * p.X; }
        """);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, int n) => x * n;")]
    [InlineData("[Differentiable] public static (double, double) F(double x) => (x, x);")]
    [InlineData("[Differentiable] public static void F(double x, Span<double> y) => y[0] = x;")]
    [InlineData("[Differentiable(Derivatives.Gradient)] public static double F(double x) => x;")]
    [InlineData("[Differentiable(Derivatives.Jvp)] public static (double, double) F(double x) => (x, x);")]
    [InlineData("public static double F(int n) => n;")]
    public void WhatDefaultLeavesOutIsLeftOutWithoutAWord(string member) => Verify.Members(Id, member);
}
