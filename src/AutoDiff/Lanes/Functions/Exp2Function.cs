using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>2ˣ.</summary>
/// <remarks>Cody and Waite's reduction by multiples of ln 2, then a polynomial; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Exp2Function : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var bounded = TLanes.AtLeast(TLanes.AtMost(x, 1025), -1076);
        var n = TLanes.Round(bounded);
        return TLanes.Scale(TLanes.One + ExponentialKernel.MinusOne((bounded - n) * ExponentialKernel.Ln2), n);
    }
}
