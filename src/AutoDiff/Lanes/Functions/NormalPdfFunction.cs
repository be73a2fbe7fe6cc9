using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The density of the standard normal distribution.</summary>
internal readonly struct NormalPdfFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        ErrorKernel.Gauss(TLanes.Abs(x), 0.5, TLanes.Broadcast(ErrorKernel.OneBySqrtTwoPi));
}
