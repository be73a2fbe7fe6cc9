using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>10ˣ.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Exp10Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bounded = TLanes.AtLeast(TLanes.AtMost(x, 309), -324);
        // The decimal logarithm of 2 in two parts, the first short enough that its multiples are exact.
        var n = LaneKernel.Nearest(bounded * 3.321928094887362);
        var r = LaneKernel.Fma(n, -1.1451100898021838e-10, LaneKernel.Fma(n, -0.3010299955494702, bounded));
        r = LaneKernel.Fma(r, -2.1707562233822494e-16, r * 2.302585092994046);
        return TLanes.Scale(TLanes.One + ExponentialKernel.MinusOne(r), n);
    }
}
