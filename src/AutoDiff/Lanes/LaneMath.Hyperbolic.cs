using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <content>Hyperbolic functions.</content>
public static partial class LaneMath
{
    /// <summary>The hyperbolic sine.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sinh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<SinhFunction>(x);

    /// <summary>The hyperbolic cosine.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cosh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<CoshFunction>(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<TanhFunction>(x);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Asinh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<AsinhFunction>(x);

    /// <summary>The inverse hyperbolic cosine.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Acosh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<AcoshFunction>(x);

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Atanh<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<AtanhFunction>(x);
}
