using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc sine.</summary>
/// <remarks>The two ranges of fdlibm's <c>asin</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct AsinFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // asin(t) = π/2 − 2 asin(√((1 − t) / 2)) beyond a half.
        var t = TLanes.Abs(x);
        var great = TLanes.GreaterThan(t, TLanes.Broadcast(0.5));
        var z = TLanes.Select(great, LaneKernel.Fma(t, -0.5, 0.5), x * x);
        var s = TLanes.Select(great, TLanes.Sqrt(z), t);
        var series = LaneKernel.Fma(s, ArcKernel.AsinRest(z), s);
        var reflected = LaneKernel.Fma(series, -2, ArcKernel.HalfPi) + ArcKernel.HalfPiRest;
        var value = TLanes.Select(great, reflected, series);
        return TLanes.CopySign(TLanes.Select(TLanes.GreaterThan(t, TLanes.One), TLanes.Broadcast(double.NaN), value), x);
    }
}
