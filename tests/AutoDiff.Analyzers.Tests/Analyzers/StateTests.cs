using AutoDiff.Analyzers.Tests.Verification;

namespace AutoDiff.Analyzers.Tests.Analyzers;

public sealed class StateTests
{
    private const string Id = "AD0011";
    private const string State = """
        private static double last;
        private static readonly double[] Cache = new double[4];
        private const double Scale = 2;
        private static int calls;
        public static double Total { get; set; }
        """;

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) { [|last|] = x; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|Cache|][0] = x; return Cache[0] * x; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|last|] += x * x; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { [|Total|] = x; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { double y = x * x; [|last|] = y; return y; }")]
    public void ActiveDataInSharedStateIsAnError(string member) => Verify.Members(Id, State + member);

    [Fact]
    public void ActiveDataInAnInstanceFieldIsAnError() => Verify.Source(Id, """
        public sealed partial class Model
        {
            private double last;
            [Differentiable] public double F(double x) { [|last|] = x; return x * last; }
        }
        """);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Holder h) { [|h.Value|] = x; return x; }")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Holder h) { [|h.Value|] += x * x; return h.Value; }")]
    [InlineData("[Differentiable] public static double F(double x, Holder h) { h.Value = x; return h.Value; }")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Holder h) { h.Value = 3; return x * h.Value; }")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Holder h) { h.Value = Diff.StopGradient(x); return x; }")]
    public void ActiveDataInAConstantObjectIsAnError(string member) =>
        Verify.Members(Id, "public sealed class Holder { public double Value; }" + member);

    [Theory]
    [InlineData("[Differentiable] public static double F(double x) { calls++; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { last = 3; return x; }")]
    [InlineData("[Differentiable] public static double F(double x) { last = Diff.StopGradient(x); return x; }")]
    [InlineData("[Differentiable] public static double F(double x) => x * Scale * Cache[1];")]
    [InlineData("[Differentiable] public static double F(double x) => x * last + Total;")]
    [InlineData("public static double F(double x) { last = x; return x; }")]
    public void PassiveStateIsFine(string member) => Verify.Members(Id, State + member);
}
