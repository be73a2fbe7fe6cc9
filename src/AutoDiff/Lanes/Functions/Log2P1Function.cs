namespace AutoDiff.CompilerServices;

/// <summary>The logarithm to base 2 of 1 + x.</summary>
internal readonly struct Log2P1Function : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Log2P1Function>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Log2P1(x);
}
