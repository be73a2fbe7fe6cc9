using static AutoDiff.Generator.Tests.Transforms.Batching.LaneSource;

namespace AutoDiff.Generator.Tests.Transforms.Batching;

/// <summary>Records of loops that points leave one by one.</summary>
public sealed class BoundedRecordsTests
{
    [Theory]
    [InlineData("double F([Batched] double s, [Batched, NoDerivative] ReadOnlySpan<double> x) { for (int i = 0; i < x.Length; i++) { s *= Math.Exp(x[i]); if (s > 3) { return 0; } } return s; }", "tape.Reserve<TLanes>(x.Length)")]
    [InlineData("double F([Batched] double s) { for (int i = 0; i < 30; i++) { s *= Math.Exp(s); if (s > 3) { break; } } return s; }", "checked(30 * 2)")]
    [InlineData("double F([Batched] double s, ReadOnlySpan<double> x, int n) { for (int i = 1; i < n; i++) { s *= x[i] * s; if (s > 3) { break; } } return s; }", "tape.Reserve<TLanes>(x.Length)")]
    [InlineData("double F([Batched] double s, ReadOnlySpan<double> x) { int i = 0; while (s < 3 && i < x.Length) { s *= Math.Exp(s); i += 2; } return s; }", "checked(x.Length * 2)")]
    public void ALoopThatIsKnownToEndReservesBeforeIt(string member, string count)
    {
        string lanes = GradientLanes(member);
        int loop = lanes.IndexOf("while (true)", StringComparison.Ordinal);
        Assert.InRange(lanes.IndexOf("tape.Reserve<TLanes>(", StringComparison.Ordinal), 0, loop);
        Assert.InRange(lanes.IndexOf(count, StringComparison.Ordinal), 0, loop);
        Assert.DoesNotContain("tape.", lanes[loop..lanes.IndexOf("tape.Return()", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double F([Batched] double s) { while (s < 3) { s *= Math.Exp(s); } return s; }")]
    [InlineData("double F([Batched] double s, int n) { for (int i = 0; i < n; i++) { s *= Math.Exp(s); if (s > 3) { break; } } return s; }")]
    [InlineData("double F([Batched] double s) { for (int i = -5; i < 9; i++) { s *= Math.Exp(s); if (s > 3) { break; } } return s; }")]
    [InlineData("double F([Batched] double s) { for (int i = 0; i < 2000; i++) { s *= Math.Exp(s); if (s > 3) { break; } } return s; }")]
    [InlineData("double F([Batched] double s) { int i = 0; while (s < 3 && i < 9) { s *= Math.Exp(s); if (s > 2) { i++; } } return s; }")]
    [InlineData("double F([Batched] double s) { for (int k = 0; k < 3; k++) { for (int i = 0; i < 9; i++) { s *= Math.Exp(s); if (s > 3) { break; } } s -= 2; } return s; }")]
    public void OtherLoopsReserveInEachIteration(string member)
    {
        string lanes = GradientLanes(member);
        int loop = lanes.IndexOf("while (true)", StringComparison.Ordinal);
        Assert.True(lanes.IndexOf("tape.Reserve<TLanes>(", loop, StringComparison.Ordinal) > 0);
    }

    [Fact]
    public void BlocksOfTwoLoopsComeBackInTheOppositeOrder()
    {
        string lanes = GradientLanes("double F([Batched] double s) { for (int i = 0; i < 9; i++) { s *= Math.Exp(s); if (s > 3) { break; } } for (int i = 0; i < 8; i++) { s += s * s; if (s > 9) { break; } } return s; }");
        int second = lanes.IndexOf("while (true)", lanes.IndexOf("while (true)", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        Assert.Equal(2, lanes[..second].Split("tape.Reserve<TLanes>(").Length - 1);
        Assert.DoesNotContain("tape.Reserve", lanes[second..], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatALoopCarriesLivesAcrossNoCall()
    {
        string lanes = GradientLanes("double F([Batched] double s, double v, [Batched, NoDerivative] ReadOnlySpan<double> x) { for (int i = 0; i < x.Length; i++) { s *= Math.Exp(v * x[i]); if (s > 3) { return 0; } } return s; }");
        int call = lanes.IndexOf("LaneIndex.Largest", StringComparison.Ordinal);
        int loop = lanes.IndexOf("for (int iteration", StringComparison.Ordinal);
        Assert.InRange(lanes.IndexOf("TLanes vAdjoint = TLanes.Zero", StringComparison.Ordinal), call, loop);
        Assert.InRange(lanes.IndexOf("TLanes sAdjoint1 = sAdjoint", StringComparison.Ordinal), call, loop);
    }

    [Fact]
    public void AConditionThatAllPointsShareEndsTheLoopWithoutAMask()
    {
        string lanes = Lanes("double F([Batched] double s, int n) { for (int i = 0; i < n; i++) { s *= Math.Exp(s); if (s > 3) { break; } } return s; }");
        Assert.Contains("if (!(i < n && TLanes.Any(active)))", lanes, StringComparison.Ordinal);
    }
}
