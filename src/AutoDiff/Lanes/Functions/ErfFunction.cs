using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The error function.</summary>
internal readonly struct ErfFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var u = TLanes.Abs(x);
        var near = TLanes.LessThan(u, TLanes.One);
        var result = x * ErrorKernel.Central(x * x);
        if (TLanes.All(near))
        {
            return result;
        }

        var far = TLanes.One - ErrorKernel.Gauss(u, 1, ErrorKernel.Tail(u, LaneKernel.Fma(u, 1.25, 1)));
        return TLanes.Select(near, result, TLanes.CopySign(far, x));
    }
}
