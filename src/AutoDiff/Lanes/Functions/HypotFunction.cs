namespace AutoDiff.CompilerServices;

/// <summary>√(x² + y²) without overflow on the way.</summary>
internal readonly struct HypotFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, HypotFunction>(x, y);

    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Hypot(x, y);
}
