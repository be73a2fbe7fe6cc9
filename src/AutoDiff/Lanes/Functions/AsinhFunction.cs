using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The inverse hyperbolic sine.</summary>
/// <remarks>From <c>log(1 + u)</c>, as fdlibm. Beyond 1e150 the scalar function.</remarks>
internal readonly struct AsinhFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var t = TLanes.Abs(x);
        if (!LaneKernel.AllAtMost(t, 1e150))
        {
            return LaneMap.Map<TLanes, double, AsinhFunction>(x);
        }

        // t + √(1 + t²) − 1 without the loss of digits.
        var square = t * t;
        return TLanes.CopySign(LogP1Function.Apply(t + (square / (1 + TLanes.Sqrt(square + 1)))), x);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Asinh(x);
}
