using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The part of a small array that a variable shows.</summary>
/// <param name="Root">The id of the variable that the array was given to.</param>
/// <param name="Start">Its first element in the array.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="Columns">Of a rectangular array shown as a whole, the second dimension; otherwise zero.</param>
internal sealed record SmallView(int Root, int Start, int Length, int Columns)
{
    public static SmallView? Whole(int root, AllocateExpression allocation)
    {
        int rows = ShortLoops.IntegerOf(allocation.Lengths[0])!.Value;
        int columns = allocation.Lengths.Count == 2 ? ShortLoops.IntegerOf(allocation.Lengths[1])!.Value : 0;
        return new SmallView(root, 0, columns > 0 ? rows * columns : rows, columns);
    }

    /// <summary>A part of what is shown; null if there is no such part.</summary>
    public SmallView? Part(int start, int length) =>
        Columns == 0 && start >= 0 && length >= 0 && start + length <= Length ? new SmallView(Root, Start + start, length, 0) : null;

    /// <summary>The length in a dimension, or of all; null where that is not asked of such an array.</summary>
    public int? LengthOf(int dimension) => dimension switch
    {
        -1 => Length,
        0 when Columns > 0 => Length / Columns,
        1 when Columns > 0 => Columns,
        _ => null,
    };

    /// <summary>The element of the array that a place in what is shown is; null if it is not known, or out of range.</summary>
    public int? ElementOf(Place place)
    {
        if (!place.Path.IsEmpty || place.Indices.Count != (Columns > 0 ? 2 : 1) || ShortLoops.IntegerOf(place.Indices[0]) is not { } first)
        {
            return null;
        }

        if (Columns == 0)
        {
            return first >= 0 && first < Length ? Start + first : null;
        }

        return ShortLoops.IntegerOf(place.Indices[1]) is { } second && first >= 0 && first < Length / Columns && second >= 0 && second < Columns
            ? (first * Columns) + second
            : null;
    }
}
