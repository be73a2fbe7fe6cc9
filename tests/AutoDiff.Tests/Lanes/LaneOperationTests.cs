using System.Numerics;
using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Lanes;

/// <summary>Every operation does in each lane what C# does with scalars.</summary>
public abstract class LaneOperationTests<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T[] Samples = LaneSamples.All<T>();

    private static T Allones => TLanes.Get(TLanes.Mask(true), 0);

    [Fact]
    public void ArithmeticIsThatOfScalars()
    {
        Check((x, y) => x + y, (x, y) => x + y);
        Check((x, y) => x - y, (x, y) => x - y);
        Check((x, y) => x * y, (x, y) => x * y);
        Check((x, y) => x / y, (x, y) => x / y);
        Check((x, _) => -x, (x, _) => -x);
        Check((x, _) => +x, (x, _) => x);
        Check((x, y) => TLanes.FusedMultiplyAdd(x, y, x), (x, y) => T.FusedMultiplyAdd(x, y, x));
    }

    [Fact]
    public void AScalarOperandIsBroadcast()
    {
        foreach (var scalar in Samples.Take(8))
        {
            Check((x, _) => x + scalar, (x, _) => x + scalar);
            Check((x, _) => scalar + x, (x, _) => scalar + x);
            Check((x, _) => x - scalar, (x, _) => x - scalar);
            Check((x, _) => scalar - x, (x, _) => scalar - x);
            Check((x, _) => x * scalar, (x, _) => x * scalar);
            Check((x, _) => scalar * x, (x, _) => scalar * x);
            Check((x, _) => x / scalar, (x, _) => x / scalar);
            Check((x, _) => scalar / x, (x, _) => scalar / x);
        }
    }

    [Fact]
    public void FunctionsOfTheLanesAreThoseOfScalars()
    {
        Check((x, _) => TLanes.Abs(x), (x, _) => T.Abs(x));
        Check((x, _) => TLanes.Sqrt(x), (x, _) => T.Sqrt(x));
        Check(TLanes.Min, T.Min);
        Check(TLanes.Max, T.Max);
        Check(TLanes.CopySign, T.CopySign);
        Check((x, _) => TLanes.Floor(x), (x, _) => T.Floor(x));
        Check((x, _) => TLanes.Ceiling(x), (x, _) => T.Ceiling(x));
        Check((x, _) => TLanes.Truncate(x), (x, _) => T.Truncate(x));
        Check((x, _) => TLanes.Round(x), (x, _) => T.Round(x));
    }

    [Fact]
    public void ComparisonsGiveMasks()
    {
        CheckMask(TLanes.LessThan, (x, y) => x < y);
        CheckMask(TLanes.LessThanOrEqual, (x, y) => x <= y);
        CheckMask(TLanes.GreaterThan, (x, y) => x > y);
        CheckMask(TLanes.GreaterThanOrEqual, (x, y) => x >= y);
        CheckMask(TLanes.EqualTo, (x, y) => x == y);
        CheckMask(TLanes.NotEqualTo, (x, y) => x != y);
    }

    [Fact]
    public void MasksAreLogical()
    {
        CheckMask((x, y) => TLanes.And(TLanes.LessThan(x, y), TLanes.GreaterThan(x, TLanes.Zero)), (x, y) => x < y && x > T.Zero);
        CheckMask((x, y) => TLanes.Or(TLanes.LessThan(x, y), TLanes.GreaterThan(x, TLanes.Zero)), (x, y) => x < y || x > T.Zero);
        CheckMask((x, y) => TLanes.Xor(TLanes.LessThan(x, y), TLanes.GreaterThan(x, TLanes.Zero)), (x, y) => x < y ^ x > T.Zero);
        CheckMask((x, y) => TLanes.AndNot(TLanes.LessThan(x, y), TLanes.GreaterThan(x, TLanes.Zero)), (x, y) => x < y && !(x > T.Zero));
        CheckMask((x, y) => TLanes.Not(TLanes.LessThan(x, y)), (x, y) => !(x < y));
        Check((x, y) => TLanes.Select(TLanes.LessThan(x, y), x + y, x * y), (x, y) => x < y ? x + y : x * y);
    }

    [Fact]
    public void AnyAndAllLookAtEveryLane()
    {
        Assert.False(TLanes.Any(TLanes.Zero));
        Assert.False(TLanes.All(TLanes.Zero));
        Assert.True(TLanes.Any(TLanes.Mask(true)));
        Assert.True(TLanes.All(TLanes.Mask(true)));
        Assert.False(TLanes.Any(TLanes.Mask(false)));
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            var one = TLanes.With(TLanes.Zero, lane, Allones);
            Assert.True(TLanes.Any(one));
            Assert.Equal(TLanes.Count == 1, TLanes.All(one));
            Assert.False(TLanes.All(TLanes.With(TLanes.Mask(true), lane, T.Zero)));
            for (var other = 0; other < TLanes.Count; other++)
            {
                Assert.Equal(other == lane, TLanes.IsSet(one, other));
            }
        }
    }

    [Fact]
    public void TheFirstLanesAreAMask()
    {
        for (var count = 0; count <= TLanes.Count; count++)
        {
            var mask = TLanes.FirstLanes(count);
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                Assert.Equal(lane < count, TLanes.IsSet(mask, lane));
            }
        }
    }

    [Fact]
    public void LoadsAndStoresStayWithinBounds()
    {
        var memory = Enumerable.Range(1, TLanes.Count + 1).Select(T.CreateChecked).ToArray();
        for (var count = 1; count <= TLanes.Count; count++)
        {
            var lanes = TLanes.Load(ref memory[1], count);
            var target = new T[TLanes.Count + 2];
            TLanes.Store(lanes, ref target[1], count);
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                Assert.Equal(lane < count ? memory[1 + lane] : memory[1], TLanes.Get(lanes, lane));
                Assert.Equal(lane < count ? memory[1 + lane] : T.Zero, target[1 + lane]);
            }

            Assert.Equal(T.Zero, target[0]);
            Assert.Equal(T.Zero, target[^1]);
        }

        var whole = new T[TLanes.Count + 2];
        TLanes.Store(TLanes.Load(ref memory[1]), ref whole[1]);
        Assert.Equal(memory[1..], whole[1..^1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Load(ref memory[0], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Load(ref memory[0], TLanes.Count + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TLanes.Store(TLanes.Zero, ref memory[0], TLanes.Count + 1));
    }

    [Fact]
    public void ALaneIsReplacedAlone()
    {
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            var lanes = TLanes.With(TLanes.One, lane, T.CreateChecked(7));
            for (var other = 0; other < TLanes.Count; other++)
            {
                Assert.Equal(T.CreateChecked(other == lane ? 7 : 1), TLanes.Get(lanes, other));
            }
        }

        Assert.Equal(T.CreateChecked(3), TLanes.Get(TLanes.Broadcast(T.CreateChecked(3)), TLanes.Count - 1));
    }

    [Fact]
    public void TheSumHalvesTheLanes()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, TLanes.Count).Select(_ => T.CreateTruncating(random.NextDouble())).ToArray();
        var sum = TLanes.Sum(TLanes.Load(ref values[0]));
        while (values.Length > 1)
        {
            var half = values.Length / 2;
            values = [.. Enumerable.Range(0, half).Select(i => values[i] + values[i + half])];
        }

        Assert.Equal(values[0], sum);
    }

    [Fact]
    public void BitsAreIntegersOfTheLanesSize()
    {
        var seven = TLanes.ConvertToBits(TLanes.Broadcast(T.CreateChecked(7.75)));
        var minus = TLanes.ConvertToBits(TLanes.Broadcast(T.CreateChecked(-3)));
        Assert.Equal(T.CreateChecked(4), First(TLanes.ConvertFromBits(TLanes.AddBits(seven, minus))));
        Assert.Equal(T.CreateChecked(10), First(TLanes.ConvertFromBits(TLanes.SubtractBits(seven, minus))));
        Assert.Equal(T.CreateChecked(56), First(TLanes.ConvertFromBits(TLanes.ShiftLeftBits(seven, 3))));
        Assert.Equal(T.CreateChecked(3), First(TLanes.ConvertFromBits(TLanes.ShiftRightBits(seven, 1))));
        Assert.Equal(T.Zero, First(TLanes.ShiftRightBits(TLanes.ShiftRightBits(minus, 31), 32 % (8 * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()) + 1)));
        Assert.Equal(T.CreateChecked(42), First(TLanes.ConvertFromBits(TLanes.BroadcastBits(42))));

        static T First(TLanes lanes) => TLanes.Get(lanes, 0);
    }

    private static void Check(Func<TLanes, TLanes, TLanes> lanes, Func<T, T, T> scalar)
    {
        foreach (var (xs, ys) in LanePairs())
        {
            var actual = lanes(TLanes.Load(ref xs[0]), TLanes.Load(ref ys[0]));
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                var expected = scalar(xs[lane], ys[lane]);
                Assert.True(
                    LaneSamples.Same(expected, TLanes.Get(actual, lane)),
                    $"x = {xs[lane]}, y = {ys[lane]}: {TLanes.Get(actual, lane)} instead of {expected}");
            }
        }
    }

    private static void CheckMask(Func<TLanes, TLanes, TLanes> lanes, Func<T, T, bool> scalar)
    {
        foreach (var (xs, ys) in LanePairs())
        {
            var mask = lanes(TLanes.Load(ref xs[0]), TLanes.Load(ref ys[0]));
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                Assert.Equal(scalar(xs[lane], ys[lane]), TLanes.IsSet(mask, lane));
                Assert.Equal(scalar(xs[lane], ys[lane]) ? T.One : T.Zero, TLanes.Get(TLanes.And(mask, TLanes.One), lane));
            }
        }
    }

    private static IEnumerable<(T[] X, T[] Y)> LanePairs()
    {
        for (var shift = 0; shift < Samples.Length; shift += 5)
        {
            for (var start = 0; start < Samples.Length; start += TLanes.Count)
            {
                var from = start;
                var by = shift;
                yield return (
                    [.. Enumerable.Range(0, TLanes.Count).Select(i => Samples[(from + i) % Samples.Length])],
                    [.. Enumerable.Range(0, TLanes.Count).Select(i => Samples[(from + i + by) % Samples.Length])]);
            }
        }
    }
}
