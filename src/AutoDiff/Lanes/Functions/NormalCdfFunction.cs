using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The distribution function of the standard normal distribution: <c>erfc(-x / √2) / 2</c>, but with the square of <c>x</c> itself.</summary>
internal readonly struct NormalCdfFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => NormalCdfPairFunction.Both(x).Value;
}
