using System.Numerics;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>Solves with triangular matrices by substitution; only the named triangle is read.</summary>
internal static class Triangular
{
    /// <summary>X ← op(A)⁻¹ X for an n × columns matrix X; A is n × n, lower or upper, op transposes it.</summary>
    public static void Solve<T>(ReadOnlySpan<T> a, Span<T> x, int n, int columns, bool lower, bool transposed, bool unit)
        where T : IFloatingPointIeee754<T>
    {
        bool forward = lower != transposed;
        for (int step = 0; step < n; step++)
        {
            int i = forward ? step : n - 1 - step;
            Span<T> xi = x.Slice(i * columns, columns);
            int first = forward ? 0 : i + 1;
            int count = forward ? i : n - 1 - i;
            if (columns == 1 && !transposed)
            {
                xi[0] -= Blas.Dot<T>(a.Slice((i * n) + first, count), x.Slice(first, count));
            }
            else if (!(columns == 1 && transposed))
            {
                for (int j = first; j < first + count; j++)
                {
                    Blas.Axpy(-(transposed ? a[(j * n) + i] : a[(i * n) + j]), x.Slice(j * columns, columns), xi);
                }
            }

            if (!unit)
            {
                T pivot = a[(i * n) + i];
                for (int s = 0; s < xi.Length; s++)
                {
                    xi[s] /= pivot;
                }
            }

            if (columns == 1 && transposed)
            {
                // Row i of A is column i of op(A): what x[i] contributes to the unknowns still to come.
                int next = forward ? i + 1 : 0;
                int left = forward ? n - 1 - i : i;
                Blas.Axpy(-xi[0], a.Slice((i * n) + next, left), x.Slice(next, left));
            }
        }
    }

    /// <summary>X ← X op(A)⁻¹ for a rows × n matrix X.</summary>
    public static void SolveRight<T>(ReadOnlySpan<T> a, Span<T> x, int rows, int n, bool lower, bool transposed, bool unit)
        where T : IFloatingPointIeee754<T>
    {
        // x op(A) = b is op(A)ᵀ xᵀ = bᵀ, row by row.
        for (int i = 0; i < rows; i++)
        {
            Solve(a, x.Slice(i * n, n), n, 1, lower, !transposed, unit);
        }
    }

    /// <summary>Zero outside of a triangle: keeps the part on and below (or above) the given diagonal.</summary>
    public static void Keep<T>(Span<T> a, int n, bool lower, bool diagonal)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                bool inside = i == j ? diagonal : lower == (j < i);
                if (!inside)
                {
                    a[(i * n) + j] = T.Zero;
                }
            }
        }
    }

    /// <summary>Throws where a diagonal element is zero or not finite.</summary>
    public static void RequireRegular<T>(ReadOnlySpan<T> a, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            T pivot = a[(i * n) + i];
            if (pivot == T.Zero || !T.IsFinite(pivot))
            {
                throw new SingularMatrixException(
                    $"The triangular matrix is singular: element {i} of its diagonal is {pivot}.", double.NaN, double.PositiveInfinity);
            }
        }
    }
}
