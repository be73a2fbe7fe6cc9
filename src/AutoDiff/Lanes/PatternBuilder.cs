using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.CompilerServices;

/// <summary>Gathers the places of a matrix from the sets of inputs that its rows depend on. For generated code.</summary>
/// <param name="rows">The outputs.</param>
/// <param name="columns">The inputs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternBuilder(int rows, int columns)
{
    private readonly List<(int Row, int Column)> places = [];

    /// <summary>Adds the places of adjacent rows.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="sets">The inputs of each row.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first input of the sweep.</param>
    public void Add<T>(ReadOnlySpan<IndexSet<T>> sets, int row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < sets.Length; i++)
        {
            Add(sets[i], row + i, column);
        }
    }

    /// <summary>Adds the places of a row.</summary>
    /// <typeparam name="T">The real.</typeparam>
    /// <param name="set">The inputs of the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The first input of the sweep.</param>
    public void Add<T>(IndexSet<T> set, int row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (IndexSet<T>.IsZero(set))
        {
            return;
        }

        for (int lane = 0; lane < IndexSet<T>.Size; lane += 64)
        {
            for (ulong word = IndexSet<T>.Word(ref set, lane); word != 0; word &= word - 1)
            {
                int input = column + lane + BitOperations.TrailingZeroCount(word);
                if (input < columns)
                {
                    places.Add((row, input));
                }
            }
        }
    }

    /// <summary>The pattern.</summary>
    /// <returns>The places of all rows.</returns>
    public SparsityPattern ToPattern() => SparsityPattern.Of(rows, columns, places);

    /// <summary>The pattern of a symmetric matrix.</summary>
    /// <returns>The places and what mirrors them.</returns>
    public SparsityPattern ToSymmetricPattern() =>
        SparsityPattern.Of(rows, columns, places.Concat(places.Select(static place => (place.Column, place.Row))));
}
