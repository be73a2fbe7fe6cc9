namespace AutoDiff.CompilerServices;

/// <summary>The cosine of half turns.</summary>
internal readonly struct CosPiFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, CosPiFunction>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.CosPi(x);
}
