using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The hyperbolic sine.</summary>
/// <remarks>From <c>eᵗ − 1</c>, as fdlibm. Beyond 709 the scalar function.</remarks>
internal readonly struct SinhFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var t = TLanes.Abs(x);
        if (!LaneKernel.AllAtMost(t, 709))
        {
            return LaneMap.Map<TLanes, double, SinhFunction>(x);
        }

        // With e = eᵗ − 1: sinh t = (e + e / (e + 1)) / 2.
        var e = ExpM1Function.Apply(t);
        return TLanes.CopySign(0.5 * (e + (e / (e + 1))), x);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Sinh(x);
}
