using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <content>Rounding and the neighbours of a number.</content>
public static partial class LaneMath
{
    /// <summary>x − n·y with the integer n that is nearest to x/y.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Ieee754Remainder<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Apply<Ieee754RemainderFunction>(x, y);

    /// <summary>The largest integer that is not greater.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Floor<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Floor(x);

    /// <summary>The least integer that is not smaller.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Ceiling<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Ceiling(x);

    /// <summary>The integer part.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Truncate<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Truncate(x);

    /// <summary>The nearest integer, a tie to the even one.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Round<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Round(x);

    /// <summary>Rounds to decimal digits, a tie to the even digit.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="digits">The digits after the point.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Round<TLanes, T>(TLanes x, int digits)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, RoundFunction>(x, new(digits, MidpointRounding.ToEven));

    /// <summary>Rounds to an integer.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="mode">What happens to a tie, or the direction.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Round<TLanes, T>(TLanes x, MidpointRounding mode)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, RoundFunction>(x, new(0, mode));

    /// <summary>Rounds to decimal digits.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <param name="digits">The digits after the point.</param>
    /// <param name="mode">What happens to a tie, or the direction.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Round<TLanes, T>(TLanes x, int digits, MidpointRounding mode)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, RoundFunction>(x, new(digits, mode));

    /// <summary>The least number that is greater.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes BitIncrement<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, BitIncrementFunction>(x);

    /// <summary>The greatest number that is less.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes BitDecrement<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, BitDecrementFunction>(x);

    /// <summary>The remainder of C#'s <c>%</c>, with the sign of the dividend.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in a lane.</typeparam>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Remainder<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        LaneMap.Map<TLanes, T, RemainderFunction>(x, y);
}
