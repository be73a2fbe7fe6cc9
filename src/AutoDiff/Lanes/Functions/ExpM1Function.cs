using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>eˣ − 1.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct ExpM1Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var y = TLanes.AtLeast(TLanes.AtMost(x, 710), -60);
        var n = LaneKernel.Nearest(y * ExponentialKernel.Log2E);
        var r = ExponentialKernel.Reduced(y, n);
        return LaneKernel.KeepZero(x, ExponentialKernel.ScaledMinusOne(ExponentialKernel.MinusOne(r), n));
    }
}
