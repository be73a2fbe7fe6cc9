using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The natural logarithm.</summary>
/// <remarks>The reduction and the exact first terms of fdlibm's <c>log</c>; coefficients by interpolation in Chebyshev nodes.</remarks>
internal readonly struct LogFunction : ILaneFunction, ILogarithm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        return LogarithmKernel.Of<TLanes, LogFunction>(x);
    }

    /// <inheritdoc/>
    public static double OfE => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes k, TLanes f)
        where TLanes : unmanaged, ILanes<TLanes, double> =>
        LaneKernel.Fma(k, LogarithmKernel.Ln2High, LogarithmKernel.Fraction(f, k * LogarithmKernel.Ln2Low));
}
