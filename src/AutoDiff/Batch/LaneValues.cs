using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>A value of any type for each lane: what differs by point and is no real of the lanes' type. For generated code.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>There is room for the lanes of the widest vector.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LaneValues<T>
{
    /// <summary>The most lanes that a vector has.</summary>
    public const int MostLanes = 16;

    private Storage lanes;

    /// <summary>The value in a lane.</summary>
    /// <param name="lane">The lane, from 0 on.</param>
    [UnscopedRef]
    public ref T this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref ((Span<T>)lanes)[lane];
    }

    /// <summary>The same value in every lane.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneValues<T> Of(T value)
    {
        LaneValues<T> values = default;
        ((Span<T>)values.lanes).Fill(value);
        return values;
    }

    /// <summary>Reads the values of adjacent points; the lanes after them repeat the first.</summary>
    /// <param name="all">One value per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    /// <returns>The values.</returns>
    public static LaneValues<T> Load(ReadOnlySpan<T> all, int point, int count)
    {
        LaneValues<T> values = default;
        Span<T> lanes = values.lanes;
        all.Slice(point, count).CopyTo(lanes);
        lanes[count..].Fill(all[point]);
        return values;
    }

    /// <summary>Writes the values of adjacent points.</summary>
    /// <param name="values">The values.</param>
    /// <param name="all">One value per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    public static void Store(LaneValues<T> values, Span<T> all, int point, int count) =>
        ((ReadOnlySpan<T>)values.lanes)[..count].CopyTo(all[point..]);

    /// <summary>One value where a mask is true, another where it is false.</summary>
    /// <typeparam name="TLanes">The type of the mask.</typeparam>
    /// <typeparam name="TReal">The real in its lanes.</typeparam>
    /// <param name="mask">The mask.</param>
    /// <param name="whenTrue">What is taken where it is true.</param>
    /// <param name="whenFalse">What is taken where it is false.</param>
    /// <returns>The choice of each lane.</returns>
    public static LaneValues<T> Select<TLanes, TReal>(TLanes mask, LaneValues<T> whenTrue, LaneValues<T> whenFalse)
        where TLanes : unmanaged, ILanes<TLanes, TReal>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (TLanes.IsSet(mask, lane))
            {
                whenFalse[lane] = whenTrue[lane];
            }
        }

        return whenFalse;
    }

    [InlineArray(MostLanes)]
    private struct Storage
    {
        private T first;
    }
}
