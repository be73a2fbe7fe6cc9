using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Solvers;

/// <summary>A row-major matrix as an operator.</summary>
public readonly struct DenseOperator : ILinearOperator
{
    private readonly ReadOnlyMemory<double> _matrix;

    /// <summary>The operator of a matrix, which is not copied.</summary>
    /// <param name="matrix">Row-major, rows × columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public DenseOperator(ReadOnlyMemory<double> matrix, int rows, int columns)
    {
        Require.Matrix(matrix.Span, rows, columns, nameof(matrix));
        _matrix = matrix;
        Rows = rows;
        Columns = columns;
    }

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        y.Clear();
        Blas.MultiplyVector(1, _matrix.Span, false, x, y, Rows, Columns);
    }

    /// <inheritdoc/>
    public void ApplyTranspose(ReadOnlySpan<double> y, Span<double> x)
    {
        x.Clear();
        Blas.MultiplyVector(1, _matrix.Span, true, y, x, Rows, Columns);
    }
}
