using System.Numerics;
using System.Reflection;
using AutoDiff.CompilerServices;
using Xunit;

namespace AutoDiff.Tests.Lanes;

/// <summary>Every elementary function gives in each lane what the scalar one gives: special values exactly, others to 4 units in the last place.</summary>
public abstract class LaneFunctionTests<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Units = 4;

    [Theory]
    [MemberData(nameof(FunctionNames.Unary), MemberType = typeof(FunctionNames))]
    public void AFunctionOfOneArgumentIsThatOfScalars(string name)
    {
        var lanes = Bound(name, 1).CreateDelegate<Func<TLanes, TLanes>>();
        var scalar = Scalar(name, 1).CreateDelegate<Func<T, T>>();
        var samples = LaneSamples.All<T>(400);
        for (var start = 0; start + TLanes.Count <= samples.Length; start += TLanes.Count)
        {
            var actual = lanes(TLanes.Load(ref samples[start]));
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                Check(scalar(samples[start + lane]), TLanes.Get(actual, lane), $"{name}({samples[start + lane]:R})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames.OfSmallArguments), MemberType = typeof(FunctionNames))]
    public void AFunctionThatKeepsTheDigitsOfSmallArgumentsHasTheSpecialValuesOfTheScalarOne(string name)
    {
        var lanes = Bound(name, 1).CreateDelegate<Func<TLanes, TLanes>>();
        var scalar = Scalar(name, 1).CreateDelegate<Func<T, T>>();
        foreach (var x in LaneSamples.All<T>().Where(x => T.IsZero(x) || !(T.Abs(x) < T.One)))
        {
            // The framework's loses the sign of zero.
            var expected = T.IsZero(x) ? x : scalar(x);
            Check(expected, Last(lanes(TLanes.Broadcast(x))), $"{name}({x:R})");
        }

        // To first order it is its slope at zero.
        var tiny = T.CreateChecked(1e-12);
        var slope = (scalar(T.CreateChecked(0.001)) - scalar(T.CreateChecked(-0.001))) / T.CreateChecked(0.002);
        Assert.Equal(1, double.CreateChecked(Last(lanes(TLanes.Broadcast(tiny))) / (tiny * slope)), 0.002);
    }

    [Theory]
    [MemberData(nameof(FunctionNames.Binary), MemberType = typeof(FunctionNames))]
    public void AFunctionOfTwoArgumentsIsThatOfScalars(string name)
    {
        var lanes = Bound(name, 2).CreateDelegate<Func<TLanes, TLanes, TLanes>>();
        var scalar = Scalar(name, 2).CreateDelegate<Func<T, T, T>>();
        var samples = LaneSamples.All<T>();
        for (var shift = 0; shift < samples.Length; shift++)
        {
            T[] others = [.. samples[shift..], .. samples[..shift]];
            for (var start = 0; start + TLanes.Count <= samples.Length; start += TLanes.Count)
            {
                var actual = lanes(TLanes.Load(ref samples[start]), TLanes.Load(ref others[start]));
                for (var lane = 0; lane < TLanes.Count; lane++)
                {
                    Check(
                        scalar(samples[start + lane], others[start + lane]),
                        TLanes.Get(actual, lane),
                        $"{name}({samples[start + lane]:R}, {others[start + lane]:R})");
                }
            }
        }
    }

    [Fact]
    public void FunctionsOfThreeArgumentsAreThoseOfScalars()
    {
        var (x, y, z) = (T.CreateChecked(0.3), T.CreateChecked(-1.25), T.CreateChecked(2.5));
        var (xs, ys, zs) = (TLanes.Broadcast(x), TLanes.Broadcast(y), TLanes.Broadcast(z));
        Check(T.FusedMultiplyAdd(x, y, z), Last(LaneMath.FusedMultiplyAdd<TLanes, T>(xs, ys, zs)), "FusedMultiplyAdd");
        Check(T.FusedMultiplyAdd(x, y, z), Last(LaneMath.MultiplyAddEstimate<TLanes, T>(xs, ys, zs)), "MultiplyAddEstimate");
        Check(T.Lerp(x, y, z), Last(LaneMath.Lerp<TLanes, T>(xs, ys, zs)), "Lerp");
        Check(x, Last(LaneMath.Clamp<TLanes, T>(xs, ys, zs)), "Clamp");
        Check(x, Last(LaneMath.Clamp<TLanes, T>(ys, xs, zs)), "Clamp");
        Check(x, Last(LaneMath.Clamp<TLanes, T>(zs, ys, xs)), "Clamp");
        Check(x, Last(LaneMath.ClampNative<TLanes, T>(zs, ys, xs)), "ClampNative");
        Check(T.NaN, Last(LaneMath.Clamp<TLanes, T>(TLanes.Broadcast(T.NaN), ys, xs)), "Clamp");
        Assert.Throws<ArgumentException>(() => LaneMath.Clamp<TLanes, T>(xs, zs, ys));
        Assert.Throws<ArgumentException>(() => LaneMath.ClampNative<TLanes, T>(xs, zs, ys));
    }

    [Fact]
    public void FunctionsWithAWholeNumberAreThoseOfScalars()
    {
        foreach (var x in LaneSamples.All<T>())
        {
            var xs = TLanes.Broadcast(x);
            for (var n = -3; n <= 5; n++)
            {
                Check(T.RootN(x, n), Last(LaneMath.RootN<TLanes, T>(xs, n)), $"RootN({x}, {n})");
                Check(T.ScaleB(x, n), Last(LaneMath.ScaleB<TLanes, T>(xs, n)), $"ScaleB({x}, {n})");
            }

            Check(T.Round(x, 2), Last(LaneMath.Round<TLanes, T>(xs, 2)), $"Round({x}, 2)");
            Check(T.Round(x, MidpointRounding.AwayFromZero), Last(LaneMath.Round<TLanes, T>(xs, MidpointRounding.AwayFromZero)), $"Round({x}, away)");
            Check(T.Round(x, 1, MidpointRounding.ToZero), Last(LaneMath.Round<TLanes, T>(xs, 1, MidpointRounding.ToZero)), $"Round({x}, 1, to zero)");
        }
    }

    [Fact]
    public void PairsAreTheirHalves()
    {
        var x = TLanes.Broadcast(T.CreateChecked(0.7));
        var (sinPi, cosPi) = LaneMath.SinCosPi<TLanes, T>(x);
        Check(T.SinPi(T.CreateChecked(0.7)), Last(sinPi), "SinCosPi");
        Check(T.CosPi(T.CreateChecked(0.7)), Last(cosPi), "SinCosPi");
    }

    [Fact]
    public void FunctionsThatShareTheirWorkHaveTheBitsOfEach()
    {
        var samples = LaneSamples.All<T>(400);
        for (var start = 0; start + TLanes.Count <= samples.Length; start += TLanes.Count)
        {
            var x = TLanes.Load(ref samples[start]);
            var (sin, cos) = LaneMath.SinCos<TLanes, T>(x);
            var (value, exponential) = LaneMath.NormalCdfPair<TLanes, T>(x);
            var (sinAlone, cosAlone, valueAlone) = (LaneMath.Sin<TLanes, T>(x), LaneMath.Cos<TLanes, T>(x), LaneMath.NormalCdf<TLanes, T>(x));
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                Assert.Equal(TLanes.Get(sinAlone, lane), TLanes.Get(sin, lane));
                Assert.Equal(TLanes.Get(cosAlone, lane), TLanes.Get(cos, lane));
                Assert.Equal(TLanes.Get(valueAlone, lane), TLanes.Get(value, lane));

                // The density is the exponential over the root of 2π; of its last places this test is not.
                var density = TLanes.Get(LaneMath.NormalPdf<TLanes, T>(x), lane);
                var expected = TLanes.Get(exponential, lane) * T.CreateChecked(0.3989422804014327);
                Assert.True(LaneSamples.Near(density, expected, Units), $"exp(-x²/2) at {TLanes.Get(x, lane):R}");
            }
        }
    }

    private static T Last(TLanes lanes) => TLanes.Get(lanes, TLanes.Count - 1);

    private static MethodInfo Bound(string name, int arguments) => typeof(LaneMath).GetMethods()
        .Single(m => m.Name == name && m.GetParameters() is var p && p.Length == arguments && p.All(q => q.ParameterType.IsGenericParameter))
        .MakeGenericMethod(typeof(TLanes), typeof(T));

    private static MethodInfo Scalar(string name, int arguments) =>
        typeof(ScalarFunctions).GetMethod(name)?.MakeGenericMethod(typeof(T))
        ?? typeof(T).GetMethod(name, [.. Enumerable.Repeat(typeof(T), arguments)])
        ?? throw new InvalidOperationException($"No scalar {name}");

    private static void Check(T expected, T actual, string what) =>
        Assert.True(LaneSamples.Near(expected, actual, Units), $"{what} = {actual:R} instead of {expected:R}");
}
