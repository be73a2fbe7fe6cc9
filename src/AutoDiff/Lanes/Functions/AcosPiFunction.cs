namespace AutoDiff.CompilerServices;

/// <summary>The arc cosine in half turns.</summary>
internal readonly struct AcosPiFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, AcosPiFunction>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.AcosPi(x);
}
