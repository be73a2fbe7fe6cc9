namespace AutoDiff.CompilerServices;

/// <summary>The tangent.</summary>
internal readonly struct TanFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, TanFunction>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Tan(x);
}
