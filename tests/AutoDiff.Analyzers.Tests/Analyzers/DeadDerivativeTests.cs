using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class DeadDerivativeTests
{
    private const string Id = "AD0004";

    [Theory]
    [InlineData("[Differentiable] public static double [|F|](double x) => 3.0;")]
    [InlineData("[Differentiable] public static double [|F|](double x, [NoDerivative] double p) => p * p;")]
    [InlineData("[Differentiable] public static double [|F|](double x) => x > 0 ? 1.0 : -1.0;")]
    [InlineData("[Differentiable] public static double [|F|](double x) { double y = 0; for (int i = 0; i < 3; i++) { y += i; } return y; }")]
    [InlineData("[Differentiable] public static double [|F|](double x) { double y = x * x; y = 4; return y; }")]
    [InlineData("[Differentiable] public static double [|F|](ReadOnlySpan<double> x) => x.Length;")]
    [InlineData("[Differentiable] public static double [|F|](double x) => Diff.StopGradient(x) * 2;")]
    [InlineData("[Differentiable] public static void [|F|](double x, out double y) => y = 1;")]
    public void AResultThatNoActiveParameterReachesIsDoubtful(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("public interface ISum<T> where T : ISum<T> { static abstract T operator *(double w, T x); double Size(); } [Differentiable] private static double G<T>(T x, double w) where T : ISum<T> => (w * x).Size(); public static double H<T>(T x) where T : ISum<T> => G(x, 2);")]
    [InlineData("[Differentiable] public static double F(double x) => 3.0 * x;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => y;")]
    [InlineData("[Differentiable] public static double F(double x) => x > 0 ? x : -1.0;")]
    [InlineData("[Differentiable] public static double F(double x) { double y = 0; for (int i = 0; i < 3; i++) { y += i * x; } return y; }")]
    [InlineData("[Differentiable] public static void F(double x, Span<double> y) => y[0] = 1;")]
    [InlineData("[Differentiable] public static int F(double x) => 1;")]
    [InlineData("public static double F(double x) => 3.0;")]
    [InlineData("[Differentiable] public static (double, double) F(double x) => (x, 1.0);")]
    public void OneDependenceIsEnough(string member) => Verify.Members(Id, member);
}
