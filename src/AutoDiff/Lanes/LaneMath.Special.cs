using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <content>The error function and the normal distribution.</content>
public static partial class LaneMath
{
    /// <summary>The error function.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<ErfFunction>(x);

    /// <summary>The complementary error function.</summary>
    /// <inheritdoc cref="Erf{TLanes, T}(TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erfc<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<ErfcFunction>(x);

    /// <summary>The density of the standard normal distribution.</summary>
    /// <inheritdoc cref="Erf{TLanes, T}(TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalPdf<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<NormalPdfFunction>(x);

    /// <summary>The distribution function of the standard normal distribution.</summary>
    /// <inheritdoc cref="Erf{TLanes, T}(TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<NormalCdfFunction>(x);

    /// <summary>The distribution function of the standard normal distribution, and exp(-x² / 2), of which its derivative is a multiple.</summary>
    /// <inheritdoc cref="Erf{TLanes, T}(TLanes)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes Value, TLanes Exponential) NormalCdfPair<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.ApplyPair<NormalCdfPairFunction>(x);
}
