using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>What loops do with bounds that differ by lane. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneIndex
{
    /// <summary>The least value in the lanes where a mask is true.</summary>
    /// <typeparam name="TLanes">The type of the mask.</typeparam>
    /// <typeparam name="TReal">The real in its lanes.</typeparam>
    /// <param name="mask">The mask, true in some lane.</param>
    /// <param name="values">The values.</param>
    /// <returns>The minimum; the largest integer where the mask is false everywhere.</returns>
    public static int Least<TLanes, TReal>(TLanes mask, LaneValues<int> values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int least = int.MaxValue;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (TLanes.IsSet(mask, lane) && values[lane] < least)
            {
                least = values[lane];
            }
        }

        return least;
    }

    /// <summary>The largest value in the lanes where a mask is true.</summary>
    /// <typeparam name="TLanes">The type of the mask.</typeparam>
    /// <typeparam name="TReal">The real in its lanes.</typeparam>
    /// <param name="mask">The mask, true in some lane.</param>
    /// <param name="values">The values.</param>
    /// <returns>The maximum; the smallest integer where the mask is false everywhere.</returns>
    public static int Largest<TLanes, TReal>(TLanes mask, LaneValues<int> values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int largest = int.MinValue;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (TLanes.IsSet(mask, lane) && values[lane] > largest)
            {
                largest = values[lane];
            }
        }

        return largest;
    }

    /// <summary>The largest value in any lane.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="TReal">The real in them.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The maximum.</returns>
    public static int Largest<TLanes, TReal>(LaneValues<int> values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> =>
        Largest<TLanes, TReal>(TLanes.Mask(true), values);

    /// <summary>The integers that lie in a vector as reals.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="TReal">The real in them.</typeparam>
    /// <param name="values">Reals that are integers of 32 bits.</param>
    /// <returns>The integers.</returns>
    public static LaneValues<int> OfReals<TLanes, TReal>(TLanes values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        LaneValues<int> integers = default;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            integers[lane] = int.CreateSaturating(TLanes.Get(values, lane));
        }

        return integers;
    }

    /// <summary>Where an index is less than a value.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="TReal">The real in them.</typeparam>
    /// <param name="index">The index.</param>
    /// <param name="values">The values.</param>
    /// <returns>A mask.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsLess<TLanes, TReal>(int index, LaneValues<int> values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TLanes isLess = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (index < values[lane])
            {
                isLess = TLanes.With(isLess, lane, TReal.One);
            }
        }

        return TLanes.NotEqualTo(isLess, TLanes.Zero);
    }

    /// <summary>Where an index is greater than a value.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="TReal">The real in them.</typeparam>
    /// <param name="index">The index.</param>
    /// <param name="values">The values.</param>
    /// <returns>A mask.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsGreater<TLanes, TReal>(int index, LaneValues<int> values)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TLanes isGreater = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (index > values[lane])
            {
                isGreater = TLanes.With(isGreater, lane, TReal.One);
            }
        }

        return TLanes.NotEqualTo(isGreater, TLanes.Zero);
    }
}
