using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The product of the chain rule on lanes, at a partial derivative that can be infinite or NaN. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneChain
{
    /// <summary>The product, exactly zero where <paramref name="shadow"/> is zero, whatever the partial is there.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="shadow">The tangent or adjoint.</param>
    /// <returns>The product.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Multiply<TLanes, T>(TLanes partial, TLanes shadow)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.And(TLanes.NotEqualTo(shadow, TLanes.Zero), partial * shadow);
}
