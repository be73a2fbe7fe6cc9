using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>√(x² + y²) without overflow on the way.</summary>
/// <remarks>The formula where no square leaves the range of doubles, else the scalar function.</remarks>
internal readonly struct HypotFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x, in TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var most = TLanes.Max(TLanes.Abs(x), TLanes.Abs(y));
        var usual = TLanes.And(
            TLanes.LessThanOrEqual(most, TLanes.Broadcast(1e150)),
            TLanes.Or(TLanes.GreaterThanOrEqual(most, TLanes.Broadcast(1e-140)), TLanes.EqualTo(most, TLanes.Zero)));
        return TLanes.All(usual)
            ? TLanes.Sqrt(LaneKernel.Fma(x, x, y * y))
            : LaneMap.Map<TLanes, double, HypotFunction>(x, y);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Hypot(x, y);
}
