using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class SingularPointTests
{
    private const string Id = "AD0008";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? [|Math.Sqrt(x)|] : 0;")]
    [InlineData("[Differentiable] public static double F(double x) { if (x < 0) { return 0; } return [|Math.Sqrt(x)|]; }")]
    [InlineData("[Differentiable] public static double F(double x) { if (x < 0) throw new ArgumentException(); return [|Math.Sqrt(x)|]; }")]
    [InlineData("[Differentiable] public static double F(double x) => [|Math.Sqrt({|AD0007:Math.Max(x, 0.0)|})|];")]
    [InlineData("[Differentiable] public static double F(double x, double y) => [|Math.Sqrt(x * x + y * y)|];")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { double sum = 0; for (int i = 0; i < x.Length; i++) { sum += x[i] * x[i]; } return [|Math.Sqrt(sum)|]; }")]
    [InlineData("[Differentiable] public static double F(double x) => [|Math.Acos({|AD0007:Math.Clamp(x, -1.0, 1.0)|})|];")]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? [|Math.Pow(x, 0.3)|] : 0;")]
    [InlineData("[Differentiable] public static double F(double y) => [|Math.Pow(0.0, y)|];")]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? [|x / x|] : 0;")]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? x * [|Math.Log(x)|] : 0;")]
    [InlineData("[Differentiable] public static double F(double x) => x is >= -1 and <= 1 ? [|Math.Asin(x)|] : 0;")]
    public void APointThatIsMeantAndHasNoDerivativeIsDoubtful(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) => Math.Sqrt(x);")]
    [InlineData("[Differentiable] public static double F(double x) => x > 0 ? Math.Sqrt(x) : 0;")]
    [InlineData("[Differentiable] public static double F(double x) { if (x <= 0) { return 0; } return Math.Sqrt(x); }")]
    [InlineData("[Differentiable] public static double F(double x) { if (x <= 0) throw new ArgumentException(); return Math.Sqrt(x); }")]
    [InlineData("[Differentiable] public static double F(double x, double y) => Math.Sqrt(x * x + y * y + 1e-9);")]
    [InlineData("[Differentiable] public static double F(double x, double y) { double s = x * x + y * y; return s > 0 ? Math.Sqrt(s) : 0; }")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] double p) => x * Math.Sqrt(p * p);")]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? Math.Sqrt(1 + x) : 0;")]
    [InlineData("[Differentiable] public static double F(double x) => x >= 0 ? Math.Pow(x, 2.5) : 0;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => x > 1e-6 ? y / x : 0;")]
    [InlineData("[Differentiable] public static double F(double x, double y) => double.Hypot(x, y);")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) => x[0] > 0 ? Math.Log(x[0]) : 0;")]
    [InlineData("public static double F(double x, double y) => Math.Sqrt(x * x + y * y);")]
    public void GuardedPointsAndFunctionsWithoutEvidenceAreFine(string member) => Verify.Members(Id, member);
}
