using AutoDiff.CompilerServices;

namespace AutoDiff;

/// <summary>A sparse matrix by rows: the values at the places of a pattern.</summary>
/// <param name="pattern">The places.</param>
/// <param name="values">A value per place, row by row.</param>
public sealed class CsrMatrix(SparsityPattern pattern, double[] values)
{
    /// <summary>The places that can be other than zero.</summary>
    public SparsityPattern Pattern => pattern;

    /// <summary>The values, row by row, those of a row by ascending column.</summary>
    public double[] Values => values;

    /// <summary>One element; zero outside of the pattern.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public double this[int row, int column]
    {
        get
        {
            int start = pattern.RowStarts[row];
            int found = Array.BinarySearch(pattern.ColumnIndices, start, pattern.RowStarts[row + 1] - start, column);
            return found < 0 ? 0 : values[found];
        }
    }

    /// <summary>y ← A x.</summary>
    /// <param name="x">A vector of as many elements as there are columns.</param>
    /// <param name="y">A vector of as many elements as there are rows; overwritten.</param>
    public void Multiply(ReadOnlySpan<double> x, Span<double> y)
    {
        Shape.RequireLength(x.Length, pattern.Columns, nameof(x));
        Shape.RequireLength(y.Length, pattern.Rows, nameof(y));
        for (int row = 0; row < y.Length; row++)
        {
            double sum = 0;
            for (int k = pattern.RowStarts[row]; k < pattern.RowStarts[row + 1]; k++)
            {
                sum += values[k] * x[pattern.ColumnIndices[k]];
            }

            y[row] = sum;
        }
    }

    /// <summary>The matrix with its zeros, row-major.</summary>
    public double[] ToDense()
    {
        double[] dense = new double[checked(pattern.Rows * pattern.Columns)];
        for (int row = 0; row < pattern.Rows; row++)
        {
            for (int k = pattern.RowStarts[row]; k < pattern.RowStarts[row + 1]; k++)
            {
                dense[(row * pattern.Columns) + pattern.ColumnIndices[k]] = values[k];
            }
        }

        return dense;
    }
}
