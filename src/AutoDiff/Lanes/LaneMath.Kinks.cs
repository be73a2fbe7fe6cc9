using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <content>Choices between arguments.</content>
public static partial class LaneMath
{
    /// <summary>The absolute value.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Abs<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Abs(x);

    /// <summary>The magnitude of x with the sign of y.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes CopySign<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.CopySign(x, y);

    /// <summary>The larger value; NaN wins.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Max(x, y);

    /// <summary>The smaller value; NaN wins.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Min<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Min(x, y);

    /// <summary>x where it is greater, else y.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MaxNative<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Select(TLanes.GreaterThan(x, y), x, y);

    /// <summary>x where it is less, else y.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinNative<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Select(TLanes.LessThan(x, y), x, y);

    /// <summary>The larger value; NaN only where both are.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MaxNumber<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var chosen = TLanes.Select(TLanes.NotEqualTo(y, y), x, TLanes.Max(x, y));
        return TLanes.Select(TLanes.NotEqualTo(x, x), y, chosen);
    }

    /// <summary>The value of the larger magnitude, of opposite ones the positive one; NaN wins.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MaxMagnitude<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var xMagnitude = TLanes.Abs(x);
        var yMagnitude = TLanes.Abs(y);
        var unlike = TLanes.Select(TLanes.GreaterThan(xMagnitude, yMagnitude), x, y);
        var like = TLanes.Or(TLanes.EqualTo(xMagnitude, yMagnitude), TLanes.Or(TLanes.NotEqualTo(x, x), TLanes.NotEqualTo(y, y)));
        return TLanes.Select(like, TLanes.Max(x, y), unlike);
    }

    /// <summary>The value of the larger magnitude; NaN only where both are.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MaxMagnitudeNumber<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var chosen = TLanes.Select(TLanes.NotEqualTo(y, y), x, MaxMagnitude<TLanes, T>(x, y));
        return TLanes.Select(TLanes.NotEqualTo(x, x), y, chosen);
    }

    /// <summary>The smaller value; NaN only where both are.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinNumber<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var chosen = TLanes.Select(TLanes.NotEqualTo(y, y), x, TLanes.Min(x, y));
        return TLanes.Select(TLanes.NotEqualTo(x, x), y, chosen);
    }

    /// <summary>The value of the smaller magnitude, of opposite ones the negative one; NaN wins.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinMagnitude<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var xMagnitude = TLanes.Abs(x);
        var yMagnitude = TLanes.Abs(y);
        var unlike = TLanes.Select(TLanes.LessThan(xMagnitude, yMagnitude), x, y);
        var like = TLanes.Or(TLanes.EqualTo(xMagnitude, yMagnitude), TLanes.Or(TLanes.NotEqualTo(x, x), TLanes.NotEqualTo(y, y)));
        return TLanes.Select(like, TLanes.Min(x, y), unlike);
    }

    /// <summary>The value of the smaller magnitude; NaN only where both are.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">One value.</param>
    /// <param name="y">The other value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinMagnitudeNumber<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var chosen = TLanes.Select(TLanes.NotEqualTo(y, y), x, MinMagnitude<TLanes, T>(x, y));
        return TLanes.Select(TLanes.NotEqualTo(x, x), y, chosen);
    }

    /// <summary>The value, or the bound that it lies beyond, as <see cref="Math.Clamp(double, double, double)"/>.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The value.</param>
    /// <param name="y">The lower bound.</param>
    /// <param name="z">The upper bound.</param>
    /// <returns>The values.</returns>
    /// <exception cref="ArgumentException">In some lane the lower bound is greater than the upper one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Clamp<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (TLanes.Any(TLanes.GreaterThan(y, z)))
        {
            ThrowBounds();
        }

        return TLanes.Select(TLanes.LessThan(x, y), y, TLanes.Select(TLanes.GreaterThan(x, z), z, x));
    }

    /// <summary>The value, or the bound that it lies beyond.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The value.</param>
    /// <param name="y">The lower bound.</param>
    /// <param name="z">The upper bound.</param>
    /// <returns>The values.</returns>
    /// <exception cref="ArgumentException">In some lane the lower bound is greater than the upper one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ClampNative<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (TLanes.Any(TLanes.GreaterThan(y, z)))
        {
            ThrowBounds();
        }

        return MinNative<TLanes, T>(MaxNative<TLanes, T>(x, y), z);
    }

    private static void ThrowBounds() => throw new ArgumentException("The lower bound is greater than the upper one.");
}
