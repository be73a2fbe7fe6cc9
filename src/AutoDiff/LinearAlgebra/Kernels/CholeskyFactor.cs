using System.Numerics;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>A = L Lᵀ.</summary>
internal static class CholeskyFactor
{
    /// <summary>L ← the factor of the symmetric part of A, with zeros above the diagonal.</summary>
    public static void Factor<T>(ReadOnlySpan<T> a, Span<T> l, int n)
        where T : IFloatingPointIeee754<T>
    {
        Blas.Symmetrize(a, l, n);
        T tolerance = Real.From<T>(n * Precision.Unit);
        for (int i = 0; i < n; i++)
        {
            Span<T> row = l.Slice(i * n, n);
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - Blas.Dot<T>(row[..j], l.Slice(j * n, j))) / l[(j * n) + j];
            }

            T diagonal = row[i];
            T pivot = diagonal - Blas.Dot<T>(row[..i], row[..i]);
            if (!(pivot > tolerance * T.Abs(diagonal)) || !T.IsFinite(pivot))
            {
                throw new SingularMatrixException(
                    $"The {n} x {n} matrix is not positive definite: pivot {i} is {Real.Primal(pivot):R}.",
                    double.NaN,
                    double.PositiveInfinity);
            }

            row[i] = T.Sqrt(pivot);
            row[(i + 1)..].Clear();
        }
    }

    /// <summary>X ← A⁻¹ X for an n × columns matrix X.</summary>
    public static void Solve<T>(ReadOnlySpan<T> l, Span<T> x, int n, int columns)
        where T : IFloatingPointIeee754<T>
    {
        Triangular.Solve(l, x, n, columns, lower: true, transposed: false, unit: false);
        Triangular.Solve(l, x, n, columns, lower: true, transposed: true, unit: false);
    }

    /// <summary>Φ: the lower triangle with half of the diagonal.</summary>
    public static void LowerHalf<T>(Span<T> a, int n)
        where T : IFloatingPointIeee754<T>
    {
        Triangular.Keep(a, n, lower: true, diagonal: true);
        for (int i = 0; i < n; i++)
        {
            a[(i * n) + i] *= Real.From<T>(0.5);
        }
    }
}
