namespace AutoDiff.CompilerServices;

/// <summary>x − n·y with the integer n that is nearest to x/y.</summary>
internal readonly struct Ieee754RemainderFunction : ILaneFunction2, IScalarFunction2
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(in TLanes x, in TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Ieee754RemainderFunction>(x, y);

    /// <inheritdoc/>
    public T Evaluate<T>(T x, T y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Ieee754Remainder(x, y);
}
