using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The cosine of half turns.</summary>
/// <remarks>The exact reduction of half turns; coefficients by interpolation in Chebyshev nodes. At multiples of ½ and beyond 1073741824 the scalar function.</remarks>
internal readonly struct CosPiFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        // At the multiples of a quarter turn the values are exact, with signs by convention.
        var twice = x * 2;
        if (!LaneKernel.AllAtMost(TLanes.Abs(x), TrigonometricKernel.Bound) || TLanes.Any(TLanes.EqualTo(twice, LaneKernel.Nearest(twice))))
        {
            return LaneMap.Map<TLanes, double, CosPiFunction>(x);
        }

        var (bits, rest) = TrigonometricKernel.ReduceHalfTurns(x);
        return TrigonometricKernel.Turned(TrigonometricKernel.Next(bits), rest);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.CosPi(x);
}
