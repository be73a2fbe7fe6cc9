using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The tangent.</summary>
/// <remarks>Cody and Waite's reduction by π/2 in three parts with fused steps; coefficients by interpolation in Chebyshev nodes. Beyond 1073741824 the scalar function.</remarks>
internal readonly struct TanFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        if (!LaneKernel.AllAtMost(TLanes.Abs(x), TrigonometricKernel.Bound))
        {
            return LaneMap.Map<TLanes, double, TanFunction>(x);
        }

        var (bits, rest) = TrigonometricKernel.Reduce(x);
        return LaneKernel.KeepZero(x, TrigonometricKernel.TurnedTangent(bits, rest));
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Tan(x);
}
