using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The cube root.</summary>
/// <remarks>One step of Newton. At zeros, infinities and beyond 1e±290 the scalar function.</remarks>
internal readonly struct CbrtFunction : ILaneFunction, IScalarFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var t = TLanes.Abs(x);
        var usual = TLanes.And(
            TLanes.GreaterThanOrEqual(t, TLanes.Broadcast(1e-290)),
            TLanes.LessThanOrEqual(t, TLanes.Broadcast(1e300)));
        if (!TLanes.All(usual))
        {
            return LaneMap.Map<TLanes, double, CbrtFunction>(x);
        }

        // From logarithm and exponential, then one step of Newton with the exact remainder of the cube.
        var y = ExpFunction.Apply(LogFunction.Apply(t) * (1.0 / 3));
        var square = y * y;
        var squareRest = LaneKernel.Fma(y, y, -square);
        var cubeRest = LaneKernel.Fma(square, y, -t) + (squareRest * y);
        return TLanes.CopySign(y - (cubeRest / (3 * square)), x);
    }

    /// <inheritdoc/>
    public T Evaluate<T>(T x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => T.Cbrt(x);
}
