using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The arc sine in half turns.</summary>
/// <remarks>The arc sin by π.</remarks>
internal readonly struct AsinPiFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return AsinFunction.Apply(x) / Math.PI;
    }
}
