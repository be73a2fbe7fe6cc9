namespace AutoDiff.CompilerServices;

/// <summary>The natural logarithm of 1 + x.</summary>
internal readonly struct LogP1Function : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, LogP1Function>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.LogP1(x);
}
