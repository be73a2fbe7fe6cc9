using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>A = V Λ Vᵀ by Jacobi's cyclic method: accurate, and right on dual numbers.</summary>
internal static class SymmetricEigen
{
    /// <summary>Ascending eigenvalues of the symmetric part of A, and the eigenvectors in the columns of V, each with its
    /// element of largest magnitude positive.</summary>
    public static void Decompose<T>(ReadOnlySpan<T> a, Span<T> values, Span<T> vectors, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> d = tape.Reserve<T>(n * n);
        Span<T> rows = tape.ReserveCleared<T>(n * n);
        Blas.Symmetrize(a, d, n);
        for (int i = 0; i < n; i++)
        {
            rows[(i * n) + i] = T.One;
        }

        T scale = Blas.MaxMagnitude<T>(d);
        if (!T.IsFinite(scale))
        {
            throw new LinearAlgebraException($"The {n} x {n} matrix has an element that is not finite.", double.NaN, double.NaN);
        }

        int extra = 0;
        for (int sweep = 0; ; sweep++)
        {
            bool converged = !(OffDiagonal<T>(d, n) > scale * Real.From<T>(Precision.Unit));
            if (converged && extra++ == JacobiRotation.ExtraSweeps)
            {
                break;
            }

            if (sweep == JacobiRotation.MaxSweeps)
            {
                throw new LinearAlgebraException(
                    "Jacobi's method for eigenvalues did not converge.", Real.Primal(OffDiagonal<T>(d, n)), double.NaN);
            }

            Sweep(d, rows, n);
        }

        Order(d, rows, values, vectors, n);
        tape.Return();
    }

    private static void Sweep<T>(Span<T> d, Span<T> rows, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int p = 0; p < n - 1; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                if (!JacobiRotation.TryMake(d[(p * n) + p], d[(p * n) + q], d[(q * n) + q], out T cosine, out T sine))
                {
                    throw new DegenerateSpectrumException("Eigenvalues coincide, and their vectors have no derivative here.", 0);
                }

                if (Chain.IsZero(sine))
                {
                    continue;
                }

                JacobiRotation.Apply(d.Slice(p * n, n), d.Slice(q * n, n), cosine, sine);
                JacobiRotation.Apply(rows.Slice(p * n, n), rows.Slice(q * n, n), cosine, sine);
                for (int i = 0; i < n; i++)
                {
                    T x = d[(i * n) + p];
                    T y = d[(i * n) + q];
                    d[(i * n) + p] = (cosine * x) - (sine * y);
                    d[(i * n) + q] = (sine * x) + (cosine * y);
                }

                // Zero by construction, but for roundoff.
                d[(p * n) + q] = T.Zero;
                d[(q * n) + p] = T.Zero;
            }
        }
    }

    private static T OffDiagonal<T>(ReadOnlySpan<T> d, int n)
        where T : IFloatingPointIeee754<T>
    {
        T max = T.Zero;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                max = T.Max(max, T.Abs(d[(i * n) + j]));
            }
        }

        return max;
    }

    private static void Order<T>(ReadOnlySpan<T> d, ReadOnlySpan<T> rows, Span<T> values, Span<T> vectors, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<int> order = tape.Reserve<int>(n);
        for (int i = 0; i < n; i++)
        {
            int at = i;
            for (; at > 0 && d[(order[at - 1] * n) + order[at - 1]] > d[(i * n) + i]; at--)
            {
                order[at] = order[at - 1];
            }

            order[at] = i;
        }

        for (int j = 0; j < n; j++)
        {
            int from = order[j];
            values[j] = d[(from * n) + from];
            ReadOnlySpan<T> vector = rows.Slice(from * n, n);
            T sign = SignOfLargest(vector);
            for (int i = 0; i < n; i++)
            {
                vectors[(i * n) + j] = sign * vector[i];
            }
        }

        tape.Return();
    }

    internal static T SignOfLargest<T>(ReadOnlySpan<T> vector)
        where T : IFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        foreach (T element in vector)
        {
            // Of equals the first: roundoff must not choose.
            if (T.Abs(element) > T.Abs(largest) * Real.From<T>(1 + Precision.Gap))
            {
                largest = element;
            }
        }

        return largest < T.Zero ? -T.One : T.One;
    }
}
