using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Transforms.Batching;

/// <summary>What becomes lanes and what stays: read from the emitted methods.</summary>
public sealed class LaneTransformTests
{
    [Fact]
    public void WhatAllPointsShareStaysScalar()
    {
        string lanes = Lanes("double F([Batched] double x, double w) { double v = Math.Exp(w); return x * v; }");
        Assert.Contains("double v = global::System.Math.Exp(w);", lanes, StringComparison.Ordinal);
        Assert.Contains("return x * v;", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ABranchThatAllPointsShareStaysABranch()
    {
        string lanes = Lanes("double F([Batched] double x, double w) { double y = x; if (w > 0) { y = Math.Exp(x); } return y; }");
        Assert.Contains("if (w > 0.0)", lanes, StringComparison.Ordinal);
        Assert.DoesNotContain("Select", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ABranchOnWhatDiffersIsMaskedAndSkippedWhereNoLaneNeedsIt()
    {
        string lanes = Lanes("double F([Batched] double x) { double y = x; if (x > 0) { y = Math.Exp(x); } return y; }");
        Assert.Contains("if (TLanes.Any(mask))", lanes, StringComparison.Ordinal);
        Assert.Contains("TLanes.Select(mask", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ACheapBranchIsNotAskedFor()
    {
        string lanes = Lanes("double F([Batched] double x) { double y = x; if (x > 0) { y = x * 2; } return y; }");
        Assert.Contains("TLanes.Select", lanes, StringComparison.Ordinal);
        Assert.DoesNotContain("TLanes.Any", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ACountedLoopIsOneLoopForAllPoints()
    {
        string lanes = Lanes("double F([Batched] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; } return s; }");
        Assert.Contains("for (int i = 0; i < x.Length; i++)", lanes, StringComparison.Ordinal);
        Assert.DoesNotContain("TLanes.Get", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCounterOfALoopThatPointsLeaveOneByOneIsOneInteger()
    {
        string lanes = Lanes("double F([Batched] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; if (s > 3) { break; } } return s; }");
        Assert.Contains("int i = 0;", lanes, StringComparison.Ordinal);
        Assert.DoesNotContain("LaneValues<int>", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ACounterThatIsReadAfterItsLoopDiffersByPoint()
    {
        string lanes = Lanes("double F([Batched] double x) { int n = 0; while (x > 1 && n < 9) { x /= 2; n++; } return x + n; }");
        Assert.Contains("TLanes n = TLanes.Broadcast(0.0);", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void AnIndexThatDiffersGathersForActiveLanesOnly()
    {
        string lanes = Lanes("double F([Batched] double x, [Batched] int k, ReadOnlySpan<double> table) { double y = x; if (x > 0) { y += table[k]; } return y; }");
        Assert.Contains("TLanes.IsSet(mask, lane)", lanes, StringComparison.Ordinal);
        Assert.Contains("table[k[lane]]", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void ACalleeBecomesPartOfTheBody()
    {
        string lanes = Lanes("double F([Batched] double x) => Square(x) + 1; [Differentiable] public static double Square(double v) { double s = 0; for (int i = 0; i < 2; i++) { s += v; } return s * v; }");
        Assert.DoesNotContain("Model.Square(", lanes, StringComparison.Ordinal);
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
        string source = Source("double F(double v, double r, [Batched, NoDerivative] ReadOnlySpan<double> x) { double p = v, s = 0; for (int i = 0; i < x.Length; i++) { p *= Math.Exp(v * x[i]); s += p; } return Math.Exp(-r) * s; }");
        string lanes = source[source.IndexOf("TLanes FGradientBatch__Lanes", StringComparison.Ordinal)..];
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
        string source = Source("double F([Batched] double x) => SpecialMath.NormalCdf(x * x);");
        string lanes = source[source.IndexOf("TLanes FGradientBatch__Lanes", StringComparison.Ordinal)..];
        lanes = lanes[..lanes.IndexOf("/// <summary>", StringComparison.Ordinal)];
        Assert.Contains("LaneMath.NormalCdfPair<TLanes, double>", lanes, StringComparison.Ordinal);
        Assert.DoesNotContain("-0.5", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExponentialOfAnotherProductStaysOne()
    {
        string lanes = Lanes("double F([Batched] double x, [Batched] double y) { double p = SpecialMath.NormalCdf(x); x *= y; return p * Math.Exp(-0.5 * x * x) * Math.Exp(-0.25 * x * x); }");
        Assert.DoesNotContain("NormalCdfPair", lanes, StringComparison.Ordinal);
    }

    [Fact]
    public void AVariableOfOneConditionIsAssignedWithoutAMask()
    {
        string source = Source("double F([Batched] double x) { double y = x; if (x > 0) { double a = Math.Exp(x); y = a * Math.Sin(a); } return y * x; }");
        string lanes = source[source.IndexOf("TLanes FGradientBatch__Lanes", StringComparison.Ordinal)..];
        Assert.Contains("a = global::AutoDiff.CompilerServices.LaneMath.Exp<TLanes, double>(x);", lanes, StringComparison.Ordinal);
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
        string lanes = Lanes("double F([Batched] double x, [Batched] double y) => x * y;");
        Assert.Contains("in TLanes x", lanes, StringComparison.Ordinal);
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

    private static string Lanes(string member)
    {
        string source = Source(member);
        int start = source.IndexOf("FBatch__Lanes<TLanes>(\n", StringComparison.Ordinal);
        start = start < 0 ? source.IndexOf(" FBatch__Lanes<TLanes>(", source.IndexOf("public static TLanes FBatch__Lanes", StringComparison.Ordinal), StringComparison.Ordinal) : start;
        int end = source.IndexOf("/// <summary>", start, StringComparison.Ordinal);
        return end < 0 ? source[start..] : source[start..end];
    }

    private static string Source(string member)
    {
        GeneratedCompilation result = GeneratorHost.Run($$"""
            using System;
            using AutoDiff;
            public static partial class Model
            {
                [Differentiable(Derivatives.Default | Derivatives.Batch)]
                public static {{member}}
            }
            """);
        Assert.Empty(result.Errors);
        return string.Join("\n", result.GeneratedSources.Select(static file => file.Text).Where(static text => text.Contains("FBatch", StringComparison.Ordinal)));
    }
}
