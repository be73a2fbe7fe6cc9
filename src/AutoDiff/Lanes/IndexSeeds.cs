using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>The inputs of a sweep, each as a set of itself. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IndexSeeds
{
    /// <summary>The first input of a sweep: each has its own, since to find a place again helps nobody.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="next">The first input that no sweep has had.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <returns>The first input.</returns>
    public static int Column<T>(int next, int inputs)
        where T : unmanaged, IFloatingPointIeee754<T> => Math.Min(next, inputs);

    /// <summary>The set of one input.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="lane">The input; the empty set if it is none of the sweep's.</param>
    /// <returns>The set.</returns>
    public static IndexSet<T> Unit<T>(int lane)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (uint)lane < IndexSet<T>.Size ? IndexSet<T>.With(IndexSet<T>.Zero, lane, T.One) : IndexSet<T>.Zero;

    /// <summary>Makes each element the set of itself, as far as the sweep has inputs.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="sets">The sets of all elements, empty so far.</param>
    /// <param name="first">The element of lane 0; negative or beyond the end if it is an element of something else.</param>
    public static void Seed<T>(Span<IndexSet<T>> sets, int first)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int end = Math.Min(sets.Length, first + IndexSet<T>.Size);
        for (int i = Math.Max(first, 0); i < end; i++)
        {
            sets[i] = Unit<T>(i - first);
        }
    }

    /// <summary>Empties what <see cref="Seed{T}"/> has set.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="sets">The sets of all elements.</param>
    /// <param name="first">The element of lane 0.</param>
    public static void Unseed<T>(Span<IndexSet<T>> sets, int first)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int start = Math.Max(first, 0), end = Math.Min(sets.Length, first + IndexSet<T>.Size);
        if (start < end)
        {
            sets[start..end].Clear();
        }
    }
}
