using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>P A = L U with partial pivoting, both factors in the place of A, L with a unit diagonal.</summary>
internal static class Lu
{
    /// <summary>Factors in place. <paramref name="rows"/>[i] becomes the row of A that is row i of P A.</summary>
    /// <returns>The sign of the permutation, or 0 where a pivot is zero or NaN; the factors are then incomplete.</returns>
    public static int Factor<T>(Span<T> a, Span<int> rows, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        int sign = 1;
        for (int p = 0; p < n; p++)
        {
            int pivot = p;
            T best = T.Abs(a[(p * n) + p]);
            for (int i = p + 1; i < n; i++)
            {
                T candidate = T.Abs(a[(i * n) + p]);
                if (candidate > best)
                {
                    best = candidate;
                    pivot = i;
                }
            }

            if (!(best > T.Zero) || !T.IsFinite(best))
            {
                return 0;
            }

            if (pivot != p)
            {
                Swap(a.Slice(p * n, n), a.Slice(pivot * n, n));
                (rows[p], rows[pivot]) = (rows[pivot], rows[p]);
                sign = -sign;
            }

            ReadOnlySpan<T> top = a.Slice(p * n, n);
            for (int i = p + 1; i < n; i++)
            {
                Span<T> row = a.Slice(i * n, n);
                T factor = row[p] / top[p];
                row[p] = factor;
                if (!Chain.IsZero(factor))
                {
                    Blas.Axpy(-factor, top[(p + 1)..], row[(p + 1)..]);
                }
            }
        }

        return sign;
    }

    /// <summary>Factors a copy of A and throws where A is singular to working precision.</summary>
    public static void FactorRegular<T>(ReadOnlySpan<T> a, Span<T> lu, Span<int> rows, int n)
        where T : IFloatingPointIeee754<T>
    {
        a.CopyTo(lu);
        if (Factor(lu, rows, n) == 0)
        {
            throw SingularMatrixException.Exactly(n);
        }

        double condition = ConditionEstimate.Of(a, lu, rows, n);
        if (!(condition < 1 / Precision.Unit))
        {
            throw SingularMatrixException.Numerically(n, condition);
        }
    }

    /// <summary>X ← A⁻¹ B for n × columns matrices.</summary>
    public static void Solve<T>(ReadOnlySpan<T> lu, ReadOnlySpan<int> rows, ReadOnlySpan<T> b, Span<T> x, int n, int columns)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            b.Slice(rows[i] * columns, columns).CopyTo(x[(i * columns)..]);
        }

        Triangular.Solve(lu, x, n, columns, lower: true, transposed: false, unit: true);
        Triangular.Solve(lu, x, n, columns, lower: false, transposed: false, unit: false);
    }

    /// <summary>X ← A⁻ᵀ B for n × columns matrices; <paramref name="b"/> is overwritten.</summary>
    public static void SolveTransposed<T>(ReadOnlySpan<T> lu, ReadOnlySpan<int> rows, Span<T> b, Span<T> x, int n, int columns)
        where T : IFloatingPointIeee754<T>
    {
        Triangular.Solve(lu, b, n, columns, lower: false, transposed: true, unit: false);
        Triangular.Solve(lu, b, n, columns, lower: true, transposed: true, unit: true);
        for (int i = 0; i < n; i++)
        {
            b.Slice(i * columns, columns).CopyTo(x[(rows[i] * columns)..]);
        }
    }

    /// <summary>X ← A⁻¹.</summary>
    public static void Invert<T>(ReadOnlySpan<T> lu, ReadOnlySpan<int> rows, Span<T> x, int n)
        where T : IFloatingPointIeee754<T>
    {
        x[..(n * n)].Clear();
        for (int i = 0; i < n; i++)
        {
            x[(i * n) + rows[i]] = T.One;
        }

        Triangular.Solve(lu, x, n, n, lower: true, transposed: false, unit: true);
        Triangular.Solve(lu, x, n, n, lower: false, transposed: false, unit: false);
    }

    internal static void Swap<T>(Span<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (y[i], x[i]);
        }
    }
}
