using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>The way of lanes into and out of the memory of the caller. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneMemory
{
    /// <summary>The points of which the gradients of shared parameters are summed up before the sum is added to the others: the
    /// order of the terms does not depend on how many threads share the work.</summary>
    public const int BlockSize = 512;

    /// <summary>Where a range of points ends whose sums are taken together: a block of whole groups as long as there are any, then the whole vectors,
    /// then the points that do not fill a vector.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="start">The first point.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="vectors">The vectors of a group.</param>
    /// <returns>The point after the last.</returns>
    public static int EndOfRange<T>(int start, int points, int vectors)
        where T : unmanaged
    {
        int rest = points - start;
        int group = LaneWidth.CountOfGroup<T>(vectors);
        int step = rest >= group ? group : LaneWidth.Count<T>();
        return rest >= step ? start + Math.Min(BlockSize, rest - (rest % step)) : points;
    }

    /// <summary>Reads one value per lane; lanes without a point repeat the first.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="all">One value per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are, at least one.</param>
    /// <returns>The lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes, T>(ReadOnlySpan<T> all, int point, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> lanes = all.Slice(point, count);
        ref T first = ref MemoryMarshal.GetReference(lanes);
        return count == TLanes.Count ? TLanes.Load(ref first) : TLanes.Load(ref first, count);
    }

    /// <summary>Writes one value per lane, as far as there are points.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="value">The lanes.</param>
    /// <param name="all">One value per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes value, Span<T> all, int point, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> lanes = all.Slice(point, count);
        ref T first = ref MemoryMarshal.GetReference(lanes);
        if (count == TLanes.Count)
        {
            TLanes.Store(value, ref first);
        }
        else
        {
            TLanes.Store(value, ref first, count);
        }
    }

    /// <summary>Reads a condition per lane; lanes without a point repeat the first.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="all">One condition per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are, at least one.</param>
    /// <returns>A mask.</returns>
    public static TLanes LoadMask<TLanes, T>(ReadOnlySpan<bool> all, int point, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes mask = TLanes.Zero;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (all[point + (lane < count ? lane : 0)])
            {
                mask = TLanes.With(mask, lane, T.One);
            }
        }

        return TLanes.NotEqualTo(mask, TLanes.Zero);
    }

    /// <summary>Writes a condition per lane, as far as there are points.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="mask">The mask.</param>
    /// <param name="all">One condition per point.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    public static void StoreMask<TLanes, T>(TLanes mask, Span<bool> all, int point, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int lane = 0; lane < count; lane++)
        {
            all[point + lane] = TLanes.IsSet(mask, lane);
        }
    }

    /// <summary>The sum over the first lanes.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="value">The terms.</param>
    /// <param name="count">How many lanes there are points for.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<TLanes, T>(TLanes value, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TLanes.Sum(count == TLanes.Count ? value : TLanes.Select(TLanes.FirstLanes(count), value, TLanes.Zero));

    /// <summary>Adds sums over the first lanes to a gradient, and starts them again from zero.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="sums">The terms of each element.</param>
    /// <param name="count">How many lanes there are points for.</param>
    /// <param name="gradient">What is added to.</param>
    public static void AddSums<TLanes, T>(Span<TLanes> sums, int count, Span<T> gradient)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < sums.Length; i++)
        {
            gradient[i] += Sum<TLanes, T>(sums[i], count);
        }

        sums.Clear();
    }

    /// <summary>Writes one row of a matrix for each point: the lanes apart, the elements of a row together.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="row">The elements of the row, each for all lanes.</param>
    /// <param name="all">The matrices of all points.</param>
    /// <param name="start">Where the row of the first point begins.</param>
    /// <param name="stride">How far apart the rows of two points are.</param>
    /// <param name="count">How many points there are.</param>
    public static void StoreRows<TLanes, T>(Span<TLanes> row, Span<T> all, int start, int stride, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<TLanes, T>(row);
        if (LaneTransposition.IsPossible<TLanes, T>(row.Length, count))
        {
            LaneTransposition.Store(MemoryMarshal.Cast<T, double>(elements), count, MemoryMarshal.Cast<T, double>(all[start..]), stride);
            return;
        }

        for (int lane = 0; lane < count; lane++)
        {
            Span<T> target = all.Slice(start + (lane * stride), row.Length);
            for (int i = 0, j = lane; i < target.Length; i++, j += TLanes.Count)
            {
                target[i] = elements[j];
            }
        }
    }

    /// <summary>Copies the elements of the last points to whole vectors; lanes without a point repeat the first.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="all">Element <c>j</c> of point <c>i</c> at <c>j · points + i</c>.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    /// <param name="vectors">Gets a vector per element.</param>
    /// <returns>The vectors.</returns>
    public static LaneSpan<TLanes, T> Gather<TLanes, T>(ReadOnlySpan<T> all, int points, int point, int count, Span<TLanes> vectors)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int element = 0; element < vectors.Length; element++)
        {
            vectors[element] = TLanes.Load(ref MemoryMarshal.GetReference(all.Slice((element * points) + point, count)), count);
        }

        return new LaneSpan<TLanes, T>(vectors);
    }

    /// <summary>Copies the elements of the last points back.</summary>
    /// <typeparam name="TLanes">The lanes.</typeparam>
    /// <typeparam name="T">The real in them.</typeparam>
    /// <param name="vectors">A vector per element.</param>
    /// <param name="all">Element <c>j</c> of point <c>i</c> at <c>j · points + i</c>.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many points there are.</param>
    public static void Scatter<TLanes, T>(ReadOnlySpan<TLanes> vectors, Span<T> all, int points, int point, int count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int element = 0; element < vectors.Length; element++)
        {
            TLanes.Store(vectors[element], ref MemoryMarshal.GetReference(all.Slice((element * points) + point, count)), count);
        }
    }
}
