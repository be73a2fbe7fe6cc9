namespace AutoDiff.CompilerServices;

/// <summary>The angle of the point (x, y).</summary>
internal readonly struct Atan2Function : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes y, TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Atan2Function>(y, x);

    /// <inheritdoc/>
    public T Evaluate<T>(T y, T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Atan2(y, x);
}
