using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>eˣ.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct ExpFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bounded = TLanes.AtLeast(TLanes.AtMost(x, 710), -746);
        var n = TLanes.Round(bounded * ExponentialKernel.Log2E);
        var r = ExponentialKernel.Reduced(bounded, n);
        return TLanes.Scale(TLanes.One + ExponentialKernel.MinusOne(r), n);
    }
}
