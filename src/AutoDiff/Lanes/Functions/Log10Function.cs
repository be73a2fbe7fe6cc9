namespace AutoDiff.CompilerServices;

/// <summary>The logarithm to base 10.</summary>
internal readonly struct Log10Function : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Log10Function>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Log10(x);
}
