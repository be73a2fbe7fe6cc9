using System.Numerics;

namespace AutoDiff.Tests.Lanes;

/// <summary>What a lane must hold where the framework's scalar function is an estimate, or is an operator.</summary>
internal static class ScalarFunctions
{
    public static T ReciprocalEstimate<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / x;

    public static T ReciprocalSqrtEstimate<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / T.Sqrt(x);

    public static T Remainder<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => x % y;

    public static T MaxNative<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => x > y ? x : y;

    public static T MinNative<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => x < y ? x : y;

    public static T Erf<T>(T x)
        where T : IFloatingPointIeee754<T> => SpecialMath.Erf(x);

    public static T Erfc<T>(T x)
        where T : IFloatingPointIeee754<T> => SpecialMath.Erfc(x);

    public static T NormalCdf<T>(T x)
        where T : IFloatingPointIeee754<T> => SpecialMath.NormalCdf(x);

    public static T NormalPdf<T>(T x)
        where T : IFloatingPointIeee754<T> => SpecialMath.NormalPdf(x);
}
