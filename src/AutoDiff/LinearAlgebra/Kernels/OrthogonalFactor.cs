using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>A = Q R with orthonormal columns in Q and a positive diagonal in R, which makes both unique.</summary>
internal static class OrthogonalFactor
{
    /// <summary>Gram and Schmidt's process, every column orthogonalised twice ("twice is enough", Giraud et al. 2005).</summary>
    public static void Factor<T>(ReadOnlySpan<T> a, Span<T> q, Span<T> r, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> columns = tape.Reserve<T>(m * n);
        Blas.Transpose(a, columns, m, n);
        r[..(n * n)].Clear();
        T tolerance = Real.From<T>(Math.Max(m, n) * Precision.Spacing);
        for (int j = 0; j < n; j++)
        {
            Span<T> column = columns.Slice(j * m, m);
            T before = T.Sqrt(Blas.Dot<T>(column, column));
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    ReadOnlySpan<T> direction = columns.Slice(i * m, m);
                    T part = Blas.Dot(direction, column);
                    r[(i * n) + j] += part;
                    Blas.Axpy(-part, direction, column);
                }
            }

            T norm = T.Sqrt(Blas.Dot<T>(column, column));
            if (!(norm > tolerance * before) || !T.IsFinite(norm))
            {
                throw new SingularMatrixException(
                    $"The {m} x {n} matrix has no full column rank: column {j} depends on those before it.",
                    double.NaN,
                    double.PositiveInfinity);
            }

            r[(j * n) + j] = norm;
            for (int i = 0; i < m; i++)
            {
                column[i] /= norm;
            }
        }

        Blas.Transpose<T>(columns, q, n, m);
        tape.Return();
    }
}
