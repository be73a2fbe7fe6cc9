namespace AutoDiff.CompilerServices;

/// <summary>The angle of the point (x, y) in half turns.</summary>
internal readonly struct Atan2PiFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes y, TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Atan2PiFunction>(y, x);

    /// <inheritdoc/>
    public T Evaluate<T>(T y, T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Atan2Pi(y, x);
}
