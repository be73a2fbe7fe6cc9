using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc cosine.</summary>
/// <remarks>The ranges of fdlibm's <c>acos</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct AcosFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // acos(t) = 2 asin(√((1 − t) / 2)) beyond a half, and π less that on the left.
        var t = TLanes.Abs(x);
        var great = TLanes.GreaterThan(t, TLanes.Broadcast(0.5));
        var z = TLanes.Select(great, LaneKernel.Fma(t, -0.5, 0.5), x * x);
        var s = TLanes.Select(great, TLanes.Sqrt(z), x);
        var series = LaneKernel.Fma(s, ArcKernel.AsinRest(z), s);
        var left = LaneKernel.Fma(series, -2, 2 * ArcKernel.HalfPi) + (2 * ArcKernel.HalfPiRest);
        var outer = TLanes.Select(TLanes.LessThan(x, TLanes.Zero), left, series + series);
        var inner = ArcKernel.HalfPi - (series - ArcKernel.HalfPiRest);
        var value = TLanes.Select(great, outer, inner);
        return TLanes.Select(TLanes.GreaterThan(t, TLanes.One), TLanes.Broadcast(double.NaN), value);
    }
}
