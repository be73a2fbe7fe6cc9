using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The logarithm to base 2.</summary>
/// <remarks>The reduction and the exact first terms of fdlibm's <c>log</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Log2Function : ILaneFunction, ILogarithm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return LogarithmKernel.Of<TLanes, Log2Function>(x);
    }

    /// <inheritdoc/>
    public static double OfE => 1.4426950408889634;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes k, TLanes f)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        LaneKernel.Fma(LogarithmKernel.Fraction(f, TLanes.Zero), 1.4426950408889634, k);
}
