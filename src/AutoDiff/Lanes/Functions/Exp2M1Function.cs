namespace AutoDiff.CompilerServices;

/// <summary>2ˣ − 1.</summary>
internal readonly struct Exp2M1Function : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => LaneMap.Map<TLanes, double, Exp2M1Function>(x);

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Exp2M1(x);
}
