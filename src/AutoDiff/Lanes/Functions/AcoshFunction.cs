using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The inverse hyperbolic cosine.</summary>
/// <remarks>From <c>log(1 + u)</c>, as fdlibm. Below 1 and beyond 1e150 the scalar function.</remarks>
internal readonly struct AcoshFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        if (!TLanes.All(TLanes.And(TLanes.GreaterThanOrEqual(x, TLanes.One), TLanes.LessThanOrEqual(x, TLanes.Broadcast(1e150)))))
        {
            return LaneMap.Map<TLanes, double, AcoshFunction>(x);
        }

        var t = x - 1;
        return LogP1Function.Apply(t + TLanes.Sqrt(LaneKernel.Fma(t, t, t + t)));
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Acosh(x);
}
