using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The inverse hyperbolic tangent.</summary>
/// <remarks>From <c>log(1 + u)</c>, as fdlibm.</remarks>
internal readonly struct AtanhFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var t = TLanes.Abs(x);
        return TLanes.CopySign(0.5 * LogP1Function.Apply((t + t) / (1 - t)), x);
    }
}
