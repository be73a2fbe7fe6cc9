using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>An estimate from below of the condition number of a factored matrix in the 1-norm.</summary>
/// <remarks>Hager's algorithm (Higham, FORTRAN codes for estimating the one-norm, 1988) on R A C, where R and C scale rows and
/// columns to largest elements of one: bad units alone do not make a system singular.</remarks>
internal static class ConditionEstimate
{
    private const int Steps = 5;

    public static double Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> lu, ReadOnlySpan<int> rows, int n)
        where T : IFloatingPointIeee754<T>
    {
        if (n == 0)
        {
            return 1;
        }

        Tape tape = Tape.Rent();
        Span<T> r = tape.Reserve<T>(n);
        Span<T> c = tape.ReserveCleared<T>(n);
        for (int i = 0; i < n; i++)
        {
            r[i] = Positive(Blas.MaxMagnitude(a.Slice(i * n, n)));
            for (int j = 0; j < n; j++)
            {
                c[j] = T.Max(c[j], T.Abs(a[(i * n) + j] / r[i]));
            }
        }

        for (int j = 0; j < n; j++)
        {
            c[j] = Positive(c[j]);
        }

        // The 1-norm of R A C: the largest sum of a column.
        Span<T> sums = tape.ReserveCleared<T>(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                sums[j] += T.Abs(a[(i * n) + j] / r[i] / c[j]);
            }
        }

        T norm = Blas.MaxMagnitude<T>(sums);
        T inverse = InverseNorm(lu, rows, r, c, n, tape);
        tape.Return();
        return Real.Primal(norm * inverse);
    }

    private static T InverseNorm<T>(ReadOnlySpan<T> lu, ReadOnlySpan<int> rows, ReadOnlySpan<T> r, ReadOnlySpan<T> c, int n, Tape tape)
        where T : IFloatingPointIeee754<T>
    {
        // (R A C)⁻¹ = C⁻¹ A⁻¹ R⁻¹ with R⁻¹ = diag(r) and C⁻¹ = diag(c).
        Span<T> x = tape.Reserve<T>(n);
        Span<T> y = tape.Reserve<T>(n);
        Span<T> z = tape.Reserve<T>(n);
        x.Fill(T.One / Real.From<T>(n));
        T estimate = T.Zero;
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < n; i++)
            {
                x[i] *= r[i];
            }

            Lu.Solve(lu, rows, x, y, n, 1);
            T sum = T.Zero;
            for (int i = 0; i < n; i++)
            {
                y[i] *= c[i];
                sum += T.Abs(y[i]);
                z[i] = (y[i] >= T.Zero ? T.One : -T.One) * c[i];
            }

            if (T.IsNaN(sum))
            {
                return sum;
            }

            if (step > 0 && sum <= estimate)
            {
                break;
            }

            estimate = sum;
            Lu.SolveTransposed(lu, rows, z, y, n, 1);
            int largest = 0;
            for (int i = 0; i < n; i++)
            {
                y[i] *= r[i];
                largest = T.Abs(y[i]) > T.Abs(y[largest]) ? i : largest;
            }

            x.Clear();
            x[largest] = T.One;
        }

        return estimate;
    }

    private static T Positive<T>(T scale)
        where T : IFloatingPointIeee754<T>
        => scale > T.Zero ? scale : T.One;
}
