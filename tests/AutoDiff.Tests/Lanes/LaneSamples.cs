using System.Numerics;

namespace AutoDiff.Tests.Lanes;

/// <summary>Arguments for lanes: the special values, and ordinary ones of every size.</summary>
internal static class LaneSamples
{
    public static T[] All<T>(int ordinary = 60)
        where T : IFloatingPointIeee754<T>
    {
        var random = new Random(7);
        var special = new[]
        {
            0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 2, -2, 3, -3, 10, 0.1, 1e-20, -1e-20, 1e20, -1e20, 100.5, -1000, 1000,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Pi, -double.Pi / 2, 4503599627370497.0, 8388609.0, 0.49999999999999994,
        };
        return
        [
            .. special.Select(T.CreateTruncating),
            T.Epsilon,
            -T.Epsilon,
            T.CreateSaturating(double.MaxValue) == T.PositiveInfinity ? T.CreateTruncating(float.MaxValue) : T.CreateTruncating(double.MaxValue),
            .. Enumerable.Range(0, ordinary).Select(_ => T.CreateTruncating((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 4)))),
        ];
    }

    public static bool Same<T>(T expected, T actual)
        where T : IFloatingPointIeee754<T> =>
        T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual);

    /// <summary>Whether two numbers are some units in the last place apart at most; zeros, infinities and NaN are exact.</summary>
    public static bool Near<T>(T expected, T actual, int units)
        where T : IFloatingPointIeee754<T>
    {
        if (Same(expected, actual))
        {
            return true;
        }

        if (!T.IsFinite(expected) || !T.IsFinite(actual) || T.IsZero(expected) || T.IsNegative(expected) != T.IsNegative(actual))
        {
            return false;
        }

        var magnitude = T.Abs(expected);
        return T.Abs(actual - expected) <= T.CreateChecked(units) * (T.BitIncrement(magnitude) - magnitude);
    }
}
