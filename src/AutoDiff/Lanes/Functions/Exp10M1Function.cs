using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>10ˣ − 1.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Exp10M1Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var zero = x;
        var bounded = TLanes.AtLeast(TLanes.AtMost(x, 309), -27);
        var n = LaneKernel.Nearest(bounded * 3.321928094887362);
        var r = LaneKernel.Fma(n, -1.1451100898021838e-10, LaneKernel.Fma(n, -0.3010299955494702, bounded));
        r = LaneKernel.Fma(r, -2.1707562233822494e-16, r * 2.302585092994046);
        return LaneKernel.KeepZero(zero, ExponentialKernel.ScaledMinusOne(ExponentialKernel.MinusOne(r), n));
    }
}
