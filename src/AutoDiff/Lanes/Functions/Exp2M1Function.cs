using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>2ˣ − 1.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Exp2M1Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var y = TLanes.AtLeast(TLanes.AtMost(x, 1025), -90);
        var n = LaneKernel.Nearest(y);
        var p = ExponentialKernel.MinusOne((y - n) * ExponentialKernel.Ln2);
        return LaneKernel.KeepZero(x, ExponentialKernel.ScaledMinusOne(p, n));
    }
}
