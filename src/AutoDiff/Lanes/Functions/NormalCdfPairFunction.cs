using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The normal distribution function together with exp(-x² / 2), of which its derivative is a multiple.</summary>
internal readonly struct NormalCdfPairFunction : ILanePairFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static (TLanes First, TLanes Second) Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double> => Both(x);

    /// <summary>Both values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Value, TLanes Exponential) Both<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var size = TLanes.Abs(x);
        var half = ErrorKernel.Tail(size * ErrorKernel.OneBySqrtTwo, LaneKernel.Fma(size, 2.5 * ErrorKernel.OneBySqrtTwo, 2));
        var (minusOne, n) = ErrorKernel.GaussMinusOne(size, 0.5);
        var tail = TLanes.Scale(LaneKernel.Fma(half, minusOne, half), n);
        return (TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), 1 - tail, tail), TLanes.Scale(minusOne + 1, n));
    }
}
