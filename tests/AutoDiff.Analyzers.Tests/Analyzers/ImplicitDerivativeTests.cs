using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class ImplicitDerivativeTests
{
    private const string Id = "AD0013";
    private const string Named = """
        [Differentiable] public static double G(double y, double a) => y * y - a;
        [Differentiable] public static double Wrong(float y, double a) => y - a;
        [Differentiable] public static double Other(double y, double b) => y - b;
        [Differentiable] public static (double, double) Pair(double y, double a) => (y, a);
        public static double Plain(double y, double a) => y * y - a;
        """;

    [Theory]
    [InlineData("[ImplicitDerivative] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G), Objective = nameof(G))] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = \"Missing\")] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Plain))] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Wrong))] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Other))] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(Pair))] public static double [|Solve|](double a) => Math.Sqrt(a);")]
    public void TheNamedMethodMustFit(string member) => Verify.Members(Id, Named + member);

    [Theory]
    [InlineData("[ImplicitDerivative(Residual = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(FixedPoint = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Objective = nameof(G))] public static double Solve(double a) => Math.Sqrt(a);")]
    [InlineData("[ImplicitDerivative(Residual = nameof(G))] public static double Solve(double a, [NoDerivative] double start) { while (start * start != a) start = 0.5 * (start + a / start); return start; }")]
    [InlineData("[ImplicitDerivative(Residual = nameof(R))] public static double[] Solve(double[] a) => a; [Differentiable] public static void R(ReadOnlySpan<double> y, ReadOnlySpan<double> a, Span<double> residual) { for (int i = 0; i < y.Length; i++) residual[i] = y[i] * y[i] - a[i]; }")]
    [InlineData("public static double Solve(double a) => Math.Sqrt(a);")]
    public void ASolverThatFitsIsFine(string member) => Verify.Members(Id, Named + member);
}
