using static AutoDiff.Generator.Tests.Transforms.Batching.LaneSource;

namespace AutoDiff.Generator.Tests.Transforms.Batching;

/// <summary>What becomes lanes and what stays: read from the emitted methods.</summary>
public sealed class LaneTransformTests
{
    [Fact]
    public void WhatAllPointsShareStaysScalar()
    {
        Expect(Lanes("double F([Batched] double x, double w) { double v = Math.Exp(w); return x * v; }"), "double v = global::System.Math.Exp(w);", "return x * v;");
    }

    [Fact]
    public void ABranchThatAllPointsShareStaysABranch()
    {
        Expect(Lanes("double F([Batched] double x, double w) { double y = x; if (w > 0) { y = Math.Exp(x); } return y; }"), "if (w > 0.0)", without: "Select");
    }

    [Fact]
    public void ABranchOnWhatDiffersIsMaskedAndSkippedWhereNoLaneNeedsIt()
    {
        Expect(Lanes("double F([Batched] double x) { double y = x; if (x > 0) { y = Math.Exp(x); } return y; }"), "if (TLanes.Any(mask))", "TLanes.Select(mask");
    }

    [Fact]
    public void ACheapBranchIsNotAskedFor()
    {
        Expect(Lanes("double F([Batched] double x) { double y = x; if (x > 0) { y = x * 2; } return y; }"), "TLanes.Select", without: "TLanes.Any");
    }

    [Fact]
    public void ACountedLoopIsOneLoopForAllPoints()
    {
        Expect(Lanes("double F([Batched] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; } return s; }"), "for (int i = 0; i < x.Length; i++)", without: "TLanes.Get");
    }

    [Fact]
    public void TheCounterOfALoopThatPointsLeaveOneByOneIsOneInteger()
    {
        Expect(Lanes("double F([Batched] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; if (s > 3) { break; } } return s; }"), "int i = 0;", without: "LaneValues<int>");
    }

    [Fact]
    public void ACounterThatIsReadAfterItsLoopDiffersByPoint()
    {
        Expect(Lanes("double F([Batched] double x) { int n = 0; while (x > 1 && n < 9) { x /= 2; n++; } return x + n; }"), "TLanes n = TLanes.Broadcast(0.0);");
    }

    [Fact]
    public void AnIndexThatDiffersGathersForActiveLanesOnly()
    {
        Expect(Lanes("double F([Batched] double x, [Batched] int k, ReadOnlySpan<double> table) { double y = x; if (x > 0) { y += table[k]; } return y; }"), "TLanes.IsSet(mask, lane)", "table[k[lane]]");
    }

    [Fact]
    public void ACalleeBecomesPartOfTheBody()
    {
        Assert.DoesNotContain("Model.Square(", Lanes("double F([Batched] double x) => Square(x) + 1; [Differentiable] public static double Square(double v) { double s = 0; for (int i = 0; i < 2; i++) { s += v; } return s * v; }"), StringComparison.Ordinal);
    }

    [Fact]
    public void SumsOfGradientsInALoopAreTakenByGroupsOfVectors()
    {
        string source = Source("double F(ReadOnlySpan<double> w, [Batched, NoDerivative] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] * x[i]; } return s * s; }");
        Assert.Contains("TLanes.AddTo(ref wGradient[i], ", source, StringComparison.Ordinal);
        Assert.Contains("FGradientBatch__Points<global::AutoDiff.CompilerServices.Wide2048<double>, global::AutoDiff.CompilerServices.Wide512<double>>", source, StringComparison.Ordinal);
        Assert.Contains("LaneWidth.IsGroups<double>(start, end, 4)", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double F(ReadOnlySpan<double> w, [Batched] double x) => w[0] * x * w[1];")]
    [InlineData("double F(ReadOnlySpan<double> w, [Batched] double x) { double s = x; for (int i = 0; i < w.Length; i++) { if (s > w[i]) { s -= Math.Exp(w[i]) / s; } } return s; }")]
    [InlineData("double F(ReadOnlySpan<double> w, [Batched] double x, [Batched] int k) { double s = x; for (int i = 0; i < w.Length; i++) { s *= w[k]; } return s; }")]
    public void NoGroupsWithoutALoopOrWhereLanesGoTheirOwnWay(string member)
    {
        Assert.DoesNotContain("Wide2048", Source(member), StringComparison.Ordinal);
    }

    [Fact]
    public void CallsStandAwayFromALoopAndWhatItCarries()
    {
        string lanes = GradientLanes("double F(double v, double r, [Batched, NoDerivative] ReadOnlySpan<double> x) { double p = v, s = 0; for (int i = 0; i < x.Length; i++) { p *= Math.Exp(v * x[i]); s += p; } return Math.Exp(-r) * s; }");
        int loop = lanes.IndexOf("for (int i", StringComparison.Ordinal);
        int carried = lanes.IndexOf("TLanes p = ", StringComparison.Ordinal);
        Assert.InRange(lanes.IndexOf("global::System.Math.Exp(-r)", StringComparison.Ordinal), 0, carried);
        Assert.InRange(lanes.IndexOf("tape.Reserve<TLanes>", StringComparison.Ordinal), 0, carried);
        Assert.InRange(carried, 0, loop);
        Assert.DoesNotContain("tape.Release", lanes[..lanes.IndexOf("tape.Return()", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void TheDistributionFunctionComesWithTheExponentialOfItsDerivative()
    {
        Expect(GradientLanes("double F([Batched] double x) => SpecialMath.NormalCdf(x * x);"), "LaneMath.NormalCdfPair<TLanes, double>", without: "-0.5");
    }

    [Fact]
    public void AnExponentialOfAnotherProductStaysOne()
    {
        Assert.DoesNotContain("NormalCdfPair", Lanes("double F([Batched] double x, [Batched] double y) { double p = SpecialMath.NormalCdf(x); x *= y; return p * Math.Exp(-0.5 * x * x) * Math.Exp(-0.25 * x * x); }"), StringComparison.Ordinal);
    }

    [Fact]
    public void AVariableOfOneConditionIsAssignedWithoutAMask()
    {
        string lanes = GradientLanes("double F([Batched] double x) { double y = x; if (x > 0) { double a = Math.Exp(x); y = a * Math.Sin(a); } return y * x; }");
        Expect(lanes, "a = global::AutoDiff.CompilerServices.LaneMath.Exp<TLanes, double>(x);");
    }

    [Fact]
    public void TheFirstOfTwoBranchesThatChooseAValueNeedsNoMask()
    {
        string lanes = Lanes("double F([Batched] double x) { double y; if (x > 0) { y = Math.Exp(x); } else { y = Math.Sin(x); } return y; }");
        Assert.Single(lanes.Split("TLanes.Select(").Skip(1));
    }

    [Theory]
    [InlineData("double F([Batched] double x) { bool c = x > 0; double a = 0; if (c) { a = Math.Exp(x); } c = x < 2; double s = x; if (c) { s = a * Math.Sin(x); } return s; }")]
    [InlineData("double F([Batched] double x) { double a = 0; for (int i = 0; i < 5 && x < 3; i++) { if (x > 0) { a = Math.Exp(x); } x += 1; } return a; }")]
    public void AVariableThatOthersReadKeepsItsLanes(string member)
    {
        Assert.Matches(@"a = TLanes\.Select\(", Lanes(member));
    }

    [Fact]
    public void VectorsAreNotPassedByValue()
    {
        Expect(Lanes("double F([Batched] double x, [Batched] double y) => x * y;"), "in TLanes x");
    }

    [Theory]
    [InlineData("double F([Batched] double x, Span<double> work) { work[0] = x; return work[0] * x; }", "the shared parameter 'work', which every point writes to")]
    [InlineData("double F([Batched] double x, [Batched] int n) { var a = new double[n + 1]; a[n] = x; double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i]; } return s; }", "that differs by point")]
    [InlineData("double F([Batched] double x) { Console.WriteLine(x); return x * x; }", "which has effects for each point")]
    public void WhatLanesCannotDoIsDonePointByPointAndSaysSo(string member, string reason)
    {
        string source = Source(member);
        Assert.DoesNotContain("FBatch__Lanes", source, StringComparison.Ordinal);
        Assert.Contains(reason, source, StringComparison.Ordinal);
    }

    private static void Expect(string text, string with, string? also = null, string? without = null)
    {
        Assert.Contains(with, text, StringComparison.Ordinal);
        Assert.Contains(also ?? with, text, StringComparison.Ordinal);
        if (without is not null)
        {
            Assert.DoesNotContain(without, text, StringComparison.Ordinal);
        }
    }
}
