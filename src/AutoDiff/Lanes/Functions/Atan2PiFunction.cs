using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The angle of the point (x, y) in half turns.</summary>
/// <remarks>The angle by π.</remarks>
internal readonly struct Atan2PiFunction : ILaneFunction2
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes y, in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return Atan2Function.Apply(y, x) / Math.PI;
    }
}
