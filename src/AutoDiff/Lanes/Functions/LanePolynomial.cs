using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>Polynomials by Estrin's scheme: pairs, then pairs of pairs, so that the chain of dependent operations is short.</summary>
internal static class LanePolynomial
{
    /// <summary>The polynomial of degree 5 with coefficients from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TLanes>(TLanes x, double c0, double c1, double c2, double c3, double c4, double c5)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        return LaneKernel.Fma(LaneKernel.Fma(x, c5, c4), x4, LaneKernel.Fma(LaneKernel.Fma(x, c3, c2), x2, LaneKernel.Fma(x, c1, c0)));
    }

    /// <summary>The polynomial of degree 6 with coefficients from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TLanes>(TLanes x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        return LaneKernel.Fma(LaneKernel.Fma(TLanes.Broadcast(c6), x2, LaneKernel.Fma(x, c5, c4)), x4, LaneKernel.Fma(LaneKernel.Fma(x, c3, c2), x2, LaneKernel.Fma(x, c1, c0)));
    }

    /// <summary>The polynomial of degree 7 with coefficients from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TLanes>(TLanes x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        return LaneKernel.Fma(LaneKernel.Fma(LaneKernel.Fma(x, c7, c6), x2, LaneKernel.Fma(x, c5, c4)), x4, LaneKernel.Fma(LaneKernel.Fma(x, c3, c2), x2, LaneKernel.Fma(x, c1, c0)));
    }

    /// <summary>The polynomial of degree 10 with coefficients from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TLanes>(TLanes x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        var x8 = x4 * x4;
        return LaneKernel.Fma(LaneKernel.Fma(TLanes.Broadcast(c10), x2, LaneKernel.Fma(x, c9, c8)), x8, LaneKernel.Fma(LaneKernel.Fma(LaneKernel.Fma(x, c7, c6), x2, LaneKernel.Fma(x, c5, c4)), x4, LaneKernel.Fma(LaneKernel.Fma(x, c3, c2), x2, LaneKernel.Fma(x, c1, c0))));
    }

    /// <summary>The polynomial of degree 11 with coefficients from the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate<TLanes>(TLanes x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10, double c11)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        var x8 = x4 * x4;
        return LaneKernel.Fma(LaneKernel.Fma(LaneKernel.Fma(x, c11, c10), x2, LaneKernel.Fma(x, c9, c8)), x8, LaneKernel.Fma(LaneKernel.Fma(LaneKernel.Fma(x, c7, c6), x2, LaneKernel.Fma(x, c5, c4)), x4, LaneKernel.Fma(LaneKernel.Fma(x, c3, c2), x2, LaneKernel.Fma(x, c1, c0))));
    }
}
