namespace AutoDiff.CompilerServices;

/// <summary>x to the power y.</summary>
internal readonly struct PowFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, PowFunction>(x, y);

    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Pow(x, y);
}
