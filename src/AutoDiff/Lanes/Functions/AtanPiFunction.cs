using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc tangent in half turns.</summary>
/// <remarks>The arc tan by π.</remarks>
internal readonly struct AtanPiFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return AtanFunction.Apply(x) / Math.PI;
    }
}
