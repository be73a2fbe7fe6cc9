using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>The elements of any type of the points in the lanes, out of the element-major data of all points. For generated code.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LaneRows<T>
{
    private readonly ReadOnlySpan<T> all;
    private readonly int points;
    private readonly int point;
    private readonly int count;

    /// <summary>The points from <paramref name="point"/> on.</summary>
    /// <param name="all">Element <c>j</c> of point <c>i</c> at <c>j · points + i</c>.</param>
    /// <param name="elements">The number of elements of a point.</param>
    /// <param name="points">The number of points.</param>
    /// <param name="point">The first point.</param>
    /// <param name="count">How many lanes there are points for; the others repeat the first point.</param>
    public LaneRows(ReadOnlySpan<T> all, int elements, int points, int point, int count)
    {
        this.all = all;
        Length = elements;
        this.points = points;
        this.point = point;
        this.count = count;
    }

    /// <summary>The number of elements of a point.</summary>
    public int Length { get; }

    /// <summary>An element of the points in the lanes.</summary>
    /// <param name="element">The element.</param>
    public LaneValues<T> this[int element]
    {
        get
        {
            if ((uint)element >= (uint)Length)
            {
                throw new IndexOutOfRangeException();
            }

            return LaneValues<T>.Load(all, (element * points) + point, count);
        }
    }

    /// <summary>Part of the elements.</summary>
    /// <param name="start">The first element.</param>
    /// <returns>The elements from there on.</returns>
    public LaneRows<T> Slice(int start) => Slice(start, Length - start);

    /// <summary>Part of the elements.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="length">How many elements.</param>
    /// <returns>The elements from there on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public LaneRows<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Length - start), nameof(length));
        return new LaneRows<T>(all[(start * points)..], length, points, point, count);
    }
}
