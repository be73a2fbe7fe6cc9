using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The logarithm to base 10.</summary>
/// <remarks>The reduction and the exact first terms of fdlibm's <c>log</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct Log10Function : ILaneFunction, ILogarithm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return LogarithmKernel.Of<TLanes, Log10Function>(x);
    }

    /// <inheritdoc/>
    public static double OfE => 0.4342944819032518;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes k, TLanes f)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        LaneKernel.Fma(
            k,
            0.3010299955494702,
            LaneKernel.Fma(LogarithmKernel.Fraction(f, TLanes.Zero), 0.4342944819032518, k * 1.1451100898021838e-10));
}
