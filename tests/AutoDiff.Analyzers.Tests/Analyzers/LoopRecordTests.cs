using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class LoopRecordTests
{
    private const string Id = "AD0015";

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, int n) { [|for (int i = 0; i < n; i++)|] { x = Math.Sin(x); } return x; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) { [|for (int i = 0; i < n; i++)|] { x *= x; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|while (x < 100)|] { x = x * x; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x, int[] steps) { [|foreach (int s in steps)|] { x = Math.Exp(x) * s; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) { for (int i = 0; i < n; i++) { [|for (int j = 0; j < i; j++)|] { x = x * x; } } return x; }")]
    public void ALoopThatCarriesValuesSaysWhatItStores(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; } return s; }")]
    [InlineData("[Differentiable] public static double F(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) { s += Math.Sin(v); } return s; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x *= 2; } return x; }")]
    [InlineData("[Differentiable] public static double F(double x, int n) { int k = 1; for (int i = 0; i < n; i++) { k *= i; } return x * k; }")]
    [InlineData("[Differentiable] [Checkpoint] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x = Math.Sin(x); } return x; }")]
    [InlineData("public static double F(double x, int n) { for (int i = 0; i < n; i++) { x = Math.Sin(x); } return x; }")]
    public void ALoopThatIsReversedIterationByIterationIsSilent(string member) => Verify.Members(Id, member);

    [Fact]
    public void TheMessageCountsTheValues()
    {
        string message = Assert.Single(Verify.Diagnose(Verify.Model("[Differentiable] public static double F(double x, int n) { for (int i = 0; i < n; i++) { x = Math.Sin(x); } return x; }"))).GetMessage();
        Assert.Contains("stores 1 double per iteration", message, StringComparison.Ordinal);
        Assert.Contains("'x'", message, StringComparison.Ordinal);
    }
}
