using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The distribution function of the standard normal distribution: <c>erfc(-x / √2) / 2</c>, but with the square of <c>x</c> itself.</summary>
internal readonly struct NormalCdfFunction : ILaneFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var size = TLanes.Abs(x);
        var u = size * ErrorKernel.OneBySqrtTwo;
        var result = LaneKernel.Fma(x, ErrorKernel.Central((x * x) * 0.5) * 0.3535533905932738, 0.5);
        var near = TLanes.LessThan(u, TLanes.Broadcast(ErrorKernel.Middle));
        if (TLanes.All(near))
        {
            return result;
        }

        var tail = ErrorKernel.Gauss(size, 0.5, ErrorKernel.Tail(u, LaneKernel.Fma(size, ErrorKernel.SqrtTwo, 1)) * 0.5);
        var far = TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), 1 - tail, tail);
        return TLanes.Select(near, result, far);
    }
}
