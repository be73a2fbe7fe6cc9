using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class PointByPointTests
{
    private const string Id = "AD0016";
    private const string Marked = "[Differentiable(Derivatives.Batch | Derivatives.Gradient)] public static double ";

    [Theory]
    [InlineData(Marked + "F([Batched] double x, Random random) { double y = x * x; [|double u = random.NextDouble();|] return u * y; }")]
    [InlineData(Marked + "F([Batched] double x, Queue<int> steps) { double y = x; while (y < 9) { y += [|steps.Dequeue()|]; } return y; }")]
    public void WhatKeepsABodyFromLanesIsNamedWhereItStands(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData(Marked + "[|F|]([Batched] double x, IDisposable lease) { using (lease) { return x * x; } }")]
    [InlineData(Marked + "[|F|](List<double> w, [Batched] double x) => w[0] * x;")]
    public void WhatConcernsTheMemberIsSaidAtItsName(string member) => Verify.Members(Id, member);

    [Theory]
    [InlineData(Marked + "F([Batched] double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x > i ? Math.Exp(x) : 0; } return s; }")]
    [InlineData(Marked + "F([Batched] ReadOnlySpan<double> x) { Span<double> y = stackalloc double[2]; y[0] = x[0]; y[1] = x[1] * y[0]; return y[1]; }")]
    [InlineData("[Differentiable] public static double F(double x, Random random) => x * random.NextDouble();")]
    public void ABodyOnLanesIsSilent(string member) => Verify.Members(Id, member);

    [Fact]
    public void TheMessageNamesTheCompanionsAndTheReason()
    {
        string message = Assert.Single(
            Verify.Diagnose(Verify.Model(Marked + "F([Batched] double x, Random random) { double u = random.NextDouble(); return u * x; }")),
            static diagnostic => diagnostic.Id == Id).GetMessage();
        Assert.Contains("'FBatch' and 'FGradientBatch': one point after the other", message, StringComparison.Ordinal);
        Assert.Contains("'random.NextDouble()'", message, StringComparison.Ordinal);
    }
}
