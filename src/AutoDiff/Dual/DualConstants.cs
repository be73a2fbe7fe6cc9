using System.Numerics;

namespace AutoDiff;

/// <summary>The constants of the derivative rules, to the precision of the real type.</summary>
internal static class DualConstants<T>
    where T : IFloatingPointIeee754<T>
{
    internal static readonly T Two = T.One + T.One;
    internal static readonly T Half = T.One / Two;
    internal static readonly T Three = Two + T.One;
    internal static readonly T LogOf2 = T.Log(Two);
    internal static readonly T LogOf10 = T.Log(T.CreateChecked(10));
    internal static readonly T Log2OfE = T.Log2(T.E);
    internal static readonly T Log10OfE = T.Log10(T.E);
    internal static readonly T RadiansPerDegree = T.DegreesToRadians(T.One);
    internal static readonly T DegreesPerRadian = T.RadiansToDegrees(T.One);
}
