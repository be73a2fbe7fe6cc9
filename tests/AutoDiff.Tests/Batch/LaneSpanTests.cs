using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Batch;

public class LaneSpanTests
{
    [Fact]
    public void ElementsOfAllPointsAreReadAndWrittenInPlace()
    {
        // Two elements of five points; points 1 and 2 are in the lanes.
        double[] all = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15];
        var span = new LaneSpan<Wide128<double>, double>(all, 2, 5, 1);
        Assert.Equal(12, Wide128<double>.Get(span[1], 0));
        Assert.Equal(13, Wide128<double>.Get(span[1], 1));
        span[0] = Wide128<double>.Broadcast(9);
        Assert.Equal([1, 9, 9, 4, 5, 11, 12, 13, 14, 15], all);
    }

    [Fact]
    public void LanesWithoutAPointRepeatTheFirstAndAreNotWritten()
    {
        // The last three points are in the lanes.
        double[] all = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15];
        var vectors = new Wide256<double>[2];
        LaneSpan<Wide256<double>, double> span = LaneMemory.Gather<Wide256<double>, double>(all, 5, 2, 3, vectors);
        Wide256<double> second = span[1];
        Assert.Equal([13, 14, 15, 13], Enumerable.Range(0, 4).Select(lane => Wide256<double>.Get(second, lane)));
        span[0] = Wide256<double>.Broadcast(9);
        LaneMemory.Scatter<Wide256<double>, double>(vectors, all, 5, 2, 3);
        Assert.Equal([1, 2, 9, 9, 9, 11, 12, 13, 14, 15], all);
    }

    [Fact]
    public void AnElementOutsideThrowsAsASpanDoes()
    {
        Assert.Throws<IndexOutOfRangeException>(static () => new LaneSpan<Wide128<double>, double>(new double[4], 2, 2, 0)[2]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new LaneSpan<Wide128<double>, double>(new double[4], 2, 2, 0).Slice(1, 2)[0]);
    }

    [Fact]
    public void ASliceBeginsAtItsFirstElement()
    {
        double[] all = [1, 2, 3, 4, 5, 6];
        LaneSpan<Wide128<double>, double> slice = new LaneSpan<Wide128<double>, double>(all, 3, 2, 0).Slice(1);
        Assert.Equal(2, slice.Length);
        Assert.Equal(3, Wide128<double>.Get(slice[0], 0));
        Assert.Equal(6, Wide128<double>.Get(slice[1], 1));
    }

    [Fact]
    public void SumsTakeOnlyTheLanesOfPoints()
    {
        Wide256<double>[] sums = [Wide256<double>.Broadcast(2)];
        double[] gradient = [1];
        LaneMemory.AddSums<Wide256<double>, double>(sums, 3, gradient);
        Assert.Equal([7], gradient);
        Assert.Equal(0, Wide256<double>.Get(sums[0], 0));
    }

    [Fact]
    public void AZeroShadowTakesNothingFromASingularPartial() =>
        Assert.Equal(0, Wide128<double>.Get(LaneChain.Multiply<Wide128<double>, double>(Wide128<double>.Broadcast(double.PositiveInfinity), Wide128<double>.Zero), 0));

    [Fact]
    public void ValuesPerLaneAreChosenByAMask()
    {
        Wide128<double> mask = Wide128<double>.FirstLanes(1);
        LaneValues<int> chosen = LaneValues<int>.Select<Wide128<double>, double>(mask, LaneValues<int>.Of(3), LaneValues<int>.Of(5));
        Assert.Equal(3, chosen[0]);
        Assert.Equal(5, chosen[1]);
        Assert.Equal(3, LaneIndex.Largest<Wide128<double>, double>(mask, chosen));
        Assert.Equal(5, LaneIndex.Largest<Wide128<double>, double>(chosen));
        Assert.Equal(3, LaneIndex.Least<Wide128<double>, double>(Wide128<double>.Mask(true), chosen));
    }
}
