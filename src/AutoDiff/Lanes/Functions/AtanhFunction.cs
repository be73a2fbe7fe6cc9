namespace AutoDiff.CompilerServices;

/// <summary>The inverse hyperbolic tangent.</summary>
internal readonly struct AtanhFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, AtanhFunction>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Atanh(x);
}
