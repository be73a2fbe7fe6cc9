using System.Numerics;
using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Lanes;

/// <summary>Several vectors of tangents do in each lane what scalars do, to the last bit.</summary>
public sealed class LaneTangentTests
{
    [Fact]
    public void TwoVectorsOfDoublesComputeWhatScalarsDo() => ComputesWhatScalarsDo<Wide1024<double>, double>();

    [Fact]
    public void TwoVectorsOfSinglesComputeWhatScalarsDo() => ComputesWhatScalarsDo<Wide1024<float>, float>();

    [Fact]
    public void FourVectorsOfDoublesComputeWhatScalarsDo() => ComputesWhatScalarsDo<Wide2048<double>, double>();

    [Fact]
    public void FourVectorsOfSinglesComputeWhatScalarsDo() => ComputesWhatScalarsDo<Wide2048<float>, float>();

    [Fact]
    public void TwoVectorsAreLoadedAndStoredInPart() => IsLoadedAndStoredInPart<Wide1024<double>, double>();

    [Fact]
    public void FourVectorsAreLoadedAndStoredInPart() => IsLoadedAndStoredInPart<Wide2048<float>, float>();

    [Fact]
    public void OneVectorIsLoadedAndStoredInPart()
    {
        IsLoadedAndStoredInPart<Wide512<double>, double>();
        IsLoadedAndStoredInPart<Wide256<float>, float>();
        IsLoadedAndStoredInPart<Wide128<double>, double>();
    }

    [Fact]
    public void ManyInputsHaveSeveralVectorsWhereVectorsAreWide()
    {
        int lanes = LaneWidth.Count<double>();
        Assert.Equal(64 * lanes, LaneWidth.OfTangents<double>(lanes));
        Assert.Equal(LaneWidth.Is512 ? 1024 : 64 * lanes, LaneWidth.OfTangents<double>(lanes + 1));
        Assert.Equal(LaneWidth.Is512 ? 2048 : 64 * lanes, LaneWidth.OfTangents<double>((2 * lanes) + 1));
    }

    private static void ComputesWhatScalarsDo<TLanes, T>()
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] samples = LaneSamples.All<T>(20 * TLanes.Count);
        for (int start = 0; start + (2 * TLanes.Count) <= samples.Length; start += TLanes.Count)
        {
            T[] a = samples[start..(start + TLanes.Count)], b = samples[(start + TLanes.Count)..(start + (2 * TLanes.Count))];
            T scalar = b[start % TLanes.Count];
            TLanes left = TLanes.Load(ref a[0]), right = TLanes.Load(ref b[0]);
            Check(left + right, i => a[i] + b[i]);
            Check(left - right, i => a[i] - b[i]);
            Check(left * right, i => a[i] * b[i]);
            Check(left / right, i => a[i] / b[i]);
            Check(left + scalar, i => a[i] + scalar);
            Check(left - scalar, i => a[i] - scalar);
            Check(left * scalar, i => a[i] * scalar);
            Check(left / scalar, i => a[i] / scalar);
            Check(scalar + right, i => scalar + b[i]);
            Check(scalar - right, i => scalar - b[i]);
            Check(scalar * right, i => scalar * b[i]);
            Check(scalar / right, i => scalar / b[i]);
            Check(-left, i => -a[i]);
            Check(+left, i => a[i]);
            Check(TLanes.Zero, _ => T.Zero);
            Check(TLanes.One, _ => T.One);
            Check(TLanes.Broadcast(scalar), _ => scalar);
            Check(TLanes.With(left, TLanes.Count - 2, scalar), i => i == TLanes.Count - 2 ? scalar : a[i]);
            Check(TLanes.AndNot(left, TLanes.EqualTo(left, TLanes.Broadcast(a[1]))), i => a[i] == a[1] ? T.Zero : a[i]);
        }

        void Check(TLanes lanes, Func<int, T> expected)
        {
            for (int i = 0; i < TLanes.Count; i++)
            {
                T value = expected(i), actual = TLanes.Get(lanes, i);
                Assert.True((T.IsNaN(value) && T.IsNaN(actual)) || (value == actual && T.IsNegative(value) == T.IsNegative(actual)), $"{actual} instead of {value} in lane {i}");
            }
        }
    }

    private static void IsLoadedAndStoredInPart<TLanes, T>()
        where TLanes : unmanaged, ILaneTangents<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] samples = [.. Enumerable.Range(1, TLanes.Count).Select(i => T.CreateChecked(i))];
        for (int count = 1; count <= TLanes.Count; count++)
        {
            TLanes lanes = TLanes.Load(ref samples[0], count);
            T[] stored = new T[TLanes.Count];
            TLanes.Store(TLanes.Load(ref samples[0]), ref stored[0], count);
            for (int i = 0; i < TLanes.Count; i++)
            {
                Assert.Equal(i < count ? samples[i] : samples[0], TLanes.Get(lanes, i));
                Assert.Equal(i < count ? samples[i] : T.Zero, stored[i]);
            }
        }

        TLanes negative = TLanes.Broadcast(T.NegativeZero);
        Assert.True(TLanes.AreNumbers);
        Assert.True(TLanes.IsZero(TLanes.Zero) && TLanes.IsZero(negative) && TLanes.IsZero(TLanes.Or(TLanes.Zero, negative)));
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            foreach (T element in (T[])[T.One, T.Epsilon, T.NaN, T.NegativeInfinity])
            {
                TLanes lanes = TLanes.With(negative, lane, element);
                Assert.False(TLanes.IsZero(lanes) || TLanes.IsZero(TLanes.Or(TLanes.Zero, lanes)) || TLanes.IsZero(TLanes.Or(lanes, negative)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Get(TLanes.Zero, TLanes.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.With(TLanes.Zero, -1, T.One));
    }
}
