using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The angle of the point (x, y).</summary>
/// <remarks>The ranges of Cephes' <c>atan</c>; coefficients by interpolation in Chebyshev nodes. At zeros, infinities and beyond 1e±290 the scalar function.</remarks>
internal readonly struct Atan2Function : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes y, in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // The smaller by the greater side is at most 1, and one step more makes it small: all with one division.
        var xSize = TLanes.Abs(x);
        var ySize = TLanes.Abs(y);
        var steep = TLanes.GreaterThan(ySize, xSize);
        var most = TLanes.Select(steep, ySize, xSize);
        var least = TLanes.Select(steep, xSize, ySize);
        var usual = TLanes.And(
            TLanes.GreaterThanOrEqual(most, TLanes.Broadcast(1e-290)),
            TLanes.LessThanOrEqual(most + least, TLanes.Broadcast(1e300)));
        if (!TLanes.All(usual))
        {
            return LaneMap.Map<TLanes, double, Atan2Function>(y, x);
        }

        var small = TLanes.LessThanOrEqual(least, most * ArcKernel.EighthTangent);
        var z = TLanes.Select(small, least, least - most) / TLanes.Select(small, most, least + most);

        // From the first octant by reflections: π/2 − a where it is steep, then π − a on the left.
        var turn = TLanes.Select(small, TLanes.Zero, TLanes.Broadcast(0.5));
        var left = TLanes.LessThan(x, TLanes.Zero);
        turn = TLanes.Select(steep, 1 - turn, turn);
        turn = TLanes.Select(left, 2 - turn, turn);
        var flip = TLanes.And(TLanes.Xor(steep, left), TLanes.Broadcast(-0.0));
        var rest = LaneKernel.Fma(turn, ArcKernel.HalfPiRest, TLanes.Xor(ArcKernel.AtanRest(z), flip));
        var angle = LaneKernel.Fma(turn, ArcKernel.HalfPi, TLanes.Xor(z, flip) + rest);
        return TLanes.CopySign(angle, y);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T y, T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Atan2(y, x);
}
