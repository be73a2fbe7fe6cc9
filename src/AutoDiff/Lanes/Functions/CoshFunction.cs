using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The hyperbolic cosine.</summary>
/// <remarks>From <c>eᵗ</c>. Beyond 709 the scalar function.</remarks>
internal readonly struct CoshFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var t = TLanes.Abs(x);
        if (!LaneKernel.AllAtMost(t, 709))
        {
            return LaneMap.Map<TLanes, double, CoshFunction>(x);
        }

        var e = ExpFunction.Apply(t);
        return 0.5 * (e + (1 / e));
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Cosh(x);
}
