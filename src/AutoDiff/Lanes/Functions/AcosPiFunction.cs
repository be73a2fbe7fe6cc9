using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc cosine in half turns.</summary>
/// <remarks>The arc cos by π.</remarks>
internal readonly struct AcosPiFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return AcosFunction.Apply(x) / Math.PI;
    }
}
