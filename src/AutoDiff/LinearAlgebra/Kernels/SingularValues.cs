using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>A = U Σ Vᵀ by one-sided Jacobi rotations (Hestenes, 1958): accurate, and right on dual numbers.</summary>
internal static class SingularValues
{
    /// <summary>
    /// The thin decomposition of an m × n matrix: U is m × k, V is n × k with k = min(m, n); the values descend, and the element
    /// of largest magnitude of each column of V is positive.
    /// </summary>
    public static void Decompose<T>(ReadOnlySpan<T> a, Span<T> u, Span<T> values, Span<T> v, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        bool wide = m < n;
        int k = Math.Min(m, n);
        int length = Math.Max(m, n);

        // The columns of the tall one of A and Aᵀ, as rows.
        Span<T> columns = tape.Reserve<T>(k * length);
        if (wide)
        {
            a[..(m * n)].CopyTo(columns);
        }
        else
        {
            Blas.Transpose(a, columns, m, n);
        }

        if (!T.IsFinite(Blas.MaxMagnitude<T>(columns)))
        {
            throw new LinearAlgebraException($"The {m} x {n} matrix has an element that is not finite.", double.NaN, double.NaN);
        }

        Span<T> rotations = tape.ReserveCleared<T>(k * k);
        for (int i = 0; i < k; i++)
        {
            rotations[(i * k) + i] = T.One;
        }

        Orthogonalize(columns, rotations, k, length);
        Order(columns, rotations, wide ? v : u, values, wide ? u : v, k, length, signByLong: wide);
        tape.Return();
    }

    private static void Orthogonalize<T>(Span<T> columns, Span<T> rotations, int k, int length)
        where T : IFloatingPointIeee754<T>
    {
        T tolerance = Real.From<T>(Precision.Spacing);

        // Below this share of the whole a column is roundoff: zero, and orthogonal to all others.
        T floor = Blas.Dot<T>(columns, columns) * Real.From<T>(Precision.Spacing * Precision.Spacing);
        int extra = 0;
        for (int sweep = 0; ; sweep++)
        {
            T worst = T.Zero;
            for (int p = 0; p < k - 1; p++)
            {
                for (int q = p + 1; q < k; q++)
                {
                    Span<T> x = columns.Slice(p * length, length);
                    Span<T> y = columns.Slice(q * length, length);
                    T xx = Blas.Dot<T>(x, x);
                    T yy = Blas.Dot<T>(y, y);
                    T xy = Blas.Dot<T>(x, y);
                    if (T.Min(xx, yy) > floor)
                    {
                        worst = T.Max(worst, T.Abs(xy) / T.Sqrt(xx * yy));
                    }

                    if (!JacobiRotation.TryMake(xx, xy, yy, out T cosine, out T sine))
                    {
                        throw new DegenerateSpectrumException("Singular values coincide, and their vectors have no derivative here.", 0);
                    }

                    if (!Chain.IsZero(sine))
                    {
                        JacobiRotation.Apply(x, y, cosine, sine);
                        JacobiRotation.Apply(rotations.Slice(p * k, k), rotations.Slice(q * k, k), cosine, sine);
                    }
                }
            }

            if (!(worst > tolerance * Real.From<T>(length)) && extra++ == JacobiRotation.ExtraSweeps)
            {
                return;
            }

            if (sweep == JacobiRotation.MaxSweeps)
            {
                throw new LinearAlgebraException(
                    "Jacobi's method for singular values did not converge.", Real.Primal(worst), double.NaN);
            }
        }
    }

    /// <summary>Writes what belongs to the columns (long) and to the rotations (small), by descending value.</summary>
    private static void Order<T>(
        Span<T> columns, Span<T> rotations, Span<T> longVectors, Span<T> values, Span<T> smallVectors, int k, int length, bool signByLong)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> norms = tape.Reserve<T>(k);
        Span<int> order = tape.Reserve<int>(k);
        T largest = T.Zero;
        for (int i = 0; i < k; i++)
        {
            ReadOnlySpan<T> column = columns.Slice(i * length, length);
            T square = Blas.Dot(column, column);
            norms[i] = square > T.Zero ? T.Sqrt(square) : T.Zero;
            largest = T.Max(largest, norms[i]);
            int at = i;
            for (; at > 0 && norms[order[at - 1]] < norms[i]; at--)
            {
                order[at] = order[at - 1];
            }

            order[at] = i;
        }

        T floor = largest * Real.From<T>(length * Precision.Spacing);
        for (int j = 0; j < k; j++)
        {
            int from = order[j];
            Span<T> column = columns.Slice(from * length, length);
            values[j] = norms[from];
            if (norms[from] > floor)
            {
                for (int i = 0; i < length; i++)
                {
                    column[i] /= norms[from];
                }
            }
            else
            {
                Complete(columns, order[..j], column, length);
            }

            ReadOnlySpan<T> small = rotations.Slice(from * k, k);
            T sign = SymmetricEigen.SignOfLargest(signByLong ? column : small);
            for (int i = 0; i < length; i++)
            {
                longVectors[(i * k) + j] = sign * column[i];
            }

            for (int i = 0; i < k; i++)
            {
                smallVectors[(i * k) + j] = sign * small[i];
            }
        }

        tape.Return();
    }

    /// <summary>A unit vector orthogonal to those already there, for a singular value of zero.</summary>
    private static void Complete<T>(ReadOnlySpan<T> columns, ReadOnlySpan<int> before, Span<T> column, int length)
        where T : IFloatingPointIeee754<T>
    {
        for (int axis = 0; axis < length; axis++)
        {
            column.Clear();
            column[axis] = T.One;
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (int other in before)
                {
                    ReadOnlySpan<T> direction = columns.Slice(other * length, length);
                    Blas.Axpy(-Blas.Dot(direction, column), direction, column);
                }
            }

            T norm = T.Sqrt(Blas.Dot<T>(column, column));
            if (norm > Real.From<T>(0.5 / length))
            {
                Blas.Scale(T.One / norm, column);
                return;
            }
        }
    }
}
