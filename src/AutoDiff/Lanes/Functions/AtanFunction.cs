using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc tangent.</summary>
/// <remarks>The three ranges of Cephes' <c>atan</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct AtanFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // atan(t) = π/4 + atan((t − 1) / (t + 1)) = π/2 + atan(−1 / t): one division with chosen sides.
        var t = TLanes.Abs(x);
        var small = TLanes.LessThanOrEqual(t, TLanes.Broadcast(ArcKernel.EighthTangent));
        var middle = TLanes.LessThanOrEqual(t, TLanes.Broadcast(1 / ArcKernel.EighthTangent));
        var numerator = TLanes.Select(small, t, TLanes.Select(middle, t - 1, TLanes.Broadcast(-1)));
        var denominator = TLanes.Select(small, TLanes.One, TLanes.Select(middle, t + 1, t));
        var z = numerator / denominator;
        var turn = TLanes.Select(small, TLanes.Zero, TLanes.Select(middle, TLanes.Broadcast(0.5), TLanes.One));
        var rest = LaneKernel.Fma(turn, ArcKernel.HalfPiRest, ArcKernel.AtanRest(z));
        return TLanes.CopySign(LaneKernel.Fma(turn, ArcKernel.HalfPi, z + rest), x);
    }
}
