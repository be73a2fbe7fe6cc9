namespace AutoDiff;

/// <summary>Which elements of a matrix can be other than zero, by rows.</summary>
public sealed class SparsityPattern
{
    private SparsityPattern(int rows, int columns, int[] rowStarts, int[] columnIndices)
    {
        Rows = rows;
        Columns = columns;
        RowStarts = rowStarts;
        ColumnIndices = columnIndices;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>Where each row begins in <see cref="ColumnIndices"/>, and at last where it ends.</summary>
    public int[] RowStarts { get; }

    /// <summary>The columns of the places, row by row, ascending in each.</summary>
    public int[] ColumnIndices { get; }

    /// <summary>The number of places.</summary>
    public int Count => ColumnIndices.Length;

    /// <summary>The pattern of the given places, each once or more often, in any order.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="places">The places.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is outside of the matrix.</exception>
    public static SparsityPattern Of(int rows, int columns, IEnumerable<(int Row, int Column)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var sorted = new SortedSet<int>[rows];
        foreach ((int row, int column) in places)
        {
            if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
            {
                throw new ArgumentOutOfRangeException(nameof(places), $"({row}, {column}) is outside of a matrix of {rows} rows and {columns} columns.");
            }

            (sorted[row] ??= []).Add(column);
        }

        int[] starts = new int[rows + 1];
        for (int row = 0; row < rows; row++)
        {
            starts[row + 1] = starts[row] + (sorted[row]?.Count ?? 0);
        }

        return new SparsityPattern(rows, columns, starts, [.. sorted.SelectMany(static row => row ?? [])]);
    }

    /// <summary>Whether a place is in the pattern.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public bool Contains(int row, int column) => Array.BinarySearch(ColumnIndices, RowStarts[row], RowStarts[row + 1] - RowStarts[row], column) >= 0;

    /// <summary>The same places with rows and columns exchanged.</summary>
    public SparsityPattern Transpose() => Of(Columns, Rows, Places().Select(static place => (place.Column, place.Row)));

    /// <summary>The places that this pattern or another one has: for functions that take another path at another point.</summary>
    /// <param name="other">A pattern of the same shape.</param>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public SparsityPattern Union(SparsityPattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Rows == Rows && other.Columns == Columns
            ? Of(Rows, Columns, Places().Concat(other.Places()))
            : throw new ArgumentException("The patterns are of matrices of different shapes.", nameof(other));
    }

    /// <summary>The places, row by row.</summary>
    public IEnumerable<(int Row, int Column)> Places()
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int k = RowStarts[row]; k < RowStarts[row + 1]; k++)
            {
                yield return (row, ColumnIndices[k]);
            }
        }
    }

    internal ReadOnlySpan<int> Row(int row) => ColumnIndices.AsSpan(RowStarts[row]..RowStarts[row + 1]);
}
