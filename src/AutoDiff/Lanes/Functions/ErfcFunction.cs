using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The complementary error function.</summary>
internal readonly struct ErfcFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var u = TLanes.Abs(x);
        var tail = ErrorKernel.Gauss(u, 1, ErrorKernel.Tail(u, LaneKernel.Fma(u, 1.25, 1)));
        return TLanes.Select(TLanes.LessThan(x, TLanes.Zero), 2 - tail, tail);
    }
}
