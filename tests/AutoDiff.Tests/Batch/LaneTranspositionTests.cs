using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Batch;

/// <summary>Rows that lie in vectors of several points are written point by point: in blocks, and one by one where there are too few.</summary>
public sealed class LaneTranspositionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(16)]
    public void ARowOfEachPointStandsWhereItBelongs(int length)
    {
        Check<Wide128<double>>(length);
        Check<Wide256<double>>(length);
        Check<Wide512<double>>(length);
    }

    [Fact]
    public void NothingIsWrittenWhereRowsDoNotFit()
    {
        var row = new Wide512<double>[5];
        var all = new double[100];
        Assert.ThrowsAny<ArgumentException>(() => LaneMemory.StoreRows<Wide512<double>, double>(row, all, 2, 14, 8));
        Assert.All(all, static value => Assert.Equal(0, value));
    }

    private static void Check<TLanes>(int length)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        const int Start = 2;
        int stride = length + 3;
        var row = new TLanes[length];
        for (int i = 0; i < length; i++)
        {
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                row[i] = TLanes.With(row[i], lane, 1 + i + (100 * lane));
            }
        }

        for (int count = 1; count <= TLanes.Count; count++)
        {
            var expected = new double[Start + (TLanes.Count * stride)];
            for (int k = 0; k < count * length; k++)
            {
                expected[Start + (k / length * stride) + (k % length)] = 1 + (k % length) + (100 * (k / length));
            }

            var all = new double[expected.Length];
            LaneMemory.StoreRows<TLanes, double>(row, all, Start, stride, count);
            Assert.Equal(expected, all);
        }
    }
}
