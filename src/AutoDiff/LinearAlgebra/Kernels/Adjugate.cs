using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>The determinant with its adjugate, det(A) A⁻¹ continued to singular matrices: the gradient of the determinant.</summary>
internal static class Adjugate
{
    /// <summary>adj ← the adjugate of A; returns det A.</summary>
    /// <remarks>With complete pivoting P A Q = L U only the last pivot δ of a matrix of rank n − 1 is zero, and adj U is
    /// polynomial in it: [[δ d U₁⁻¹, −d U₁⁻¹ u], [0, d]] with d = det U₁. Then adj A = det(P) det(Q) Q adj(U) L⁻¹ P.</remarks>
    public static T Of<T>(ReadOnlySpan<T> a, Span<T> adjugate, int n)
        where T : IFloatingPointIeee754<T>
    {
        int size = n * n;
        adjugate[..size].Clear();
        if (n == 0)
        {
            return T.One;
        }

        Tape tape = Tape.Rent();
        Span<T> u = tape.Reserve<T>(size);
        Span<T> inverse = tape.ReserveCleared<T>(size);
        Span<int> rows = tape.Reserve<int>(n);
        Span<int> columns = tape.Reserve<int>(n);
        a[..size].CopyTo(u);
        int sign = Factor(u, rows, columns, n);
        T d = Real.From<T>(sign);
        for (int i = 0; i < n - 1; i++)
        {
            d *= u[(i * n) + i];
        }

        T last = u[size - 1];
        if (d == T.Zero)
        {
            // Rank n − 2 or less: the adjugate is zero. Its own derivative is not, where the rank is n − 2.
            tape.Return();
            return Chain.IsZero(d) ? T.Zero : throw SingularMatrixException.Exactly(n);
        }

        // The unit lower triangle: L⁻¹ P.
        for (int i = 0; i < n; i++)
        {
            inverse[(i * n) + rows[i]] = T.One;
        }

        Triangular.Solve<T>(u, inverse, n, n, lower: true, transposed: false, unit: true);

        // adj(U) times it, from below: the last row by d; above, δ d U₁⁻¹ X₁ − d U₁⁻¹ u xₙ = d U₁⁻¹ (δ X₁ − u xₙ).
        Span<T> bottom = inverse.Slice((n - 1) * n, n);
        for (int i = 0; i < n - 1; i++)
        {
            Span<T> row = inverse.Slice(i * n, n);
            Blas.Scale(last, row);
            Blas.Axpy(-u[(i * n) + n - 1], bottom, row);
        }

        for (int i = n - 2; i >= 0; i--)
        {
            Span<T> row = inverse.Slice(i * n, n);
            for (int j = i + 1; j < n - 1; j++)
            {
                Blas.Axpy(-u[(i * n) + j], inverse.Slice(j * n, n), row);
            }

            Blas.Scale(T.One / u[(i * n) + i], row);
        }

        for (int i = 0; i < n; i++)
        {
            Blas.Axpy(d, inverse.Slice(i * n, n), adjugate.Slice(columns[i] * n, n));
        }

        tape.Return();
        return d * last;
    }

    /// <summary>Complete pivoting in place; stops where nothing but zeros is left.</summary>
    private static int Factor<T>(Span<T> a, Span<int> rows, Span<int> columns, int n)
        where T : IFloatingPointIeee754<T>
    {
        int sign = 1;
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
            columns[i] = i;
        }

        for (int p = 0; p < n - 1; p++)
        {
            int pivotRow = p;
            int pivotColumn = p;
            for (int i = p; i < n; i++)
            {
                for (int j = p; j < n; j++)
                {
                    if (T.Abs(a[(i * n) + j]) > T.Abs(a[(pivotRow * n) + pivotColumn]))
                    {
                        pivotRow = i;
                        pivotColumn = j;
                    }
                }
            }

            if (a[(pivotRow * n) + pivotColumn] == T.Zero)
            {
                return sign;
            }

            if (pivotRow != p)
            {
                Lu.Swap(a.Slice(p * n, n), a.Slice(pivotRow * n, n));
                (rows[p], rows[pivotRow]) = (rows[pivotRow], rows[p]);
                sign = -sign;
            }

            if (pivotColumn != p)
            {
                for (int i = 0; i < n; i++)
                {
                    (a[(i * n) + p], a[(i * n) + pivotColumn]) = (a[(i * n) + pivotColumn], a[(i * n) + p]);
                }

                (columns[p], columns[pivotColumn]) = (columns[pivotColumn], columns[p]);
                sign = -sign;
            }

            for (int i = p + 1; i < n; i++)
            {
                T factor = a[(i * n) + p] / a[(p * n) + p];
                a[(i * n) + p] = factor;
                Blas.Axpy(-factor, a.Slice((p * n) + p + 1, n - p - 1), a.Slice((i * n) + p + 1, n - p - 1));
            }
        }

        return sign;
    }
}
