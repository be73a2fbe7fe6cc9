using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The complementary error function.</summary>
internal readonly struct ErfcFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var u = TLanes.Abs(x);
        var result = TLanes.One - (x * ErrorKernel.Central(x * x));
        var near = TLanes.LessThan(u, TLanes.Broadcast(ErrorKernel.Middle));
        if (TLanes.All(near))
        {
            return result;
        }

        var tail = ErrorKernel.Gauss(u, 1, ErrorKernel.Tail(u, (u + u) + 1));
        var far = TLanes.Select(TLanes.LessThan(x, TLanes.Zero), 2 - tail, tail);
        return TLanes.Select(near, result, far);
    }
}
