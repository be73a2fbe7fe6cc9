using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff.CompilerServices;

/// <summary>The elements of the points in the lanes, out of the element-major data of all points. For generated code.</summary>
/// <remarks>There is a point for every lane: the last points, which are fewer, are copied to whole vectors before
/// (<see cref="LaneMemory.Gather{TLanes, T}"/>).</remarks>
/// <typeparam name="TLanes">The lanes.</typeparam>
/// <typeparam name="T">The real in them.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LaneSpan<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ref T first;
    private readonly int length;
    private readonly int points;

    /// <summary>The points from <paramref name="point"/> on, as many as there are lanes.</summary>
    /// <param name="all">Element <c>j</c> of point <c>i</c> at <c>j · points + i</c>.</param>
    /// <param name="elements">The number of elements of a point.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="point">The first point.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSpan(ReadOnlySpan<T> all, int elements, int points, int point)
        : this(ref Unsafe.Add(ref MemoryMarshal.GetReference(all), point), elements, points)
    {
    }

    /// <summary>Whole vectors, one per element.</summary>
    /// <param name="elements">The vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSpan(Span<TLanes> elements)
        : this(ref Unsafe.As<TLanes, T>(ref MemoryMarshal.GetReference(elements)), elements.Length, TLanes.Count)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneSpan(ref T first, int length, int points)
    {
        this.first = ref first;
        this.length = length;
        this.points = points;
    }

    /// <summary>The number of elements of a point.</summary>
    public int Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => length;
    }

    /// <summary>An element of the points in the lanes.</summary>
    /// <param name="element">The element.</param>
    public TLanes this[int element]
    {
        // In single steps that the compiler knows: each call that it takes in line costs it variables, of which it has some hundred.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)element >= (uint)length)
            {
                ThrowIndex();
            }

            return Unsafe.ReadUnaligned<TLanes>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref first, (nint)(uint)element * points)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if ((uint)element >= (uint)length)
            {
                ThrowIndex();
            }

            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref first, (nint)(uint)element * points)), value);
        }
    }

    /// <summary>Part of the elements.</summary>
    /// <param name="start">The first element.</param>
    /// <returns>The elements from there on.</returns>
    public LaneSpan<TLanes, T> Slice(int start) => Slice(start, Length - start);

    /// <summary>Part of the elements.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="length">How many elements.</param>
    /// <returns>The elements from there on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public LaneSpan<TLanes, T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start), nameof(length));
        return new LaneSpan<TLanes, T>(ref Unsafe.Add(ref first, (nint)start * points), length, points);
    }

    /// <summary>Sets all elements of the points in the lanes.</summary>
    /// <param name="value">The value.</param>
    public void Fill(TLanes value)
    {
        for (int element = 0; element < Length; element++)
        {
            LaneSpan<TLanes, T> lanes = this;
            lanes[element] = value;
        }
    }

    /// <summary>Copies all elements.</summary>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public void CopyTo(Span<TLanes> destination)
    {
        Shape.RequireAtLeast(destination.Length, Length, nameof(destination));
        for (int element = 0; element < Length; element++)
        {
            destination[element] = this[element];
        }
    }

    /// <summary>Sets all elements.</summary>
    /// <param name="source">Where from.</param>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    public void CopyFrom(ReadOnlySpan<TLanes> source)
    {
        Shape.RequireAtLeast(source.Length, Length, nameof(source));
        LaneSpan<TLanes, T> lanes = this;
        for (int element = 0; element < Length; element++)
        {
            lanes[element] = source[element];
        }
    }

    // Not marked against inlining: the compiler sees only then that it does not return, and keeps vectors in registers beside it.
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowIndex() => throw new IndexOutOfRangeException();
}
