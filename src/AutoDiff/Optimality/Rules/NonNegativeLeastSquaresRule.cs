using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>On the support with the columns A₊: A₊ᵀA₊ x₊ = A₊ᵀ b; with A₊ᵀA₊ q = x̄₊ and r = b − A₊x₊: b̄ += A₊ q, Ā₊ += r qᵀ − (A₊ q) x₊ᵀ.</summary>
internal static class NonNegativeLeastSquaresRule
{
    private const double Strictness = 1e-9;

    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<int> support = tape.Reserve<int>(n);
        int count = FindSupport(a, b, support, m, n, isStrict: typeof(T) != typeof(double));
        Span<T> r = tape.Reserve<T>(count * count);
        Span<T> solution = tape.Reserve<T>(count);
        SolveOnSupport(a, b, support[..count], r, solution, m, n);
        x.Clear();
        for (int i = 0; i < count; i++)
        {
            x[support[i]] = solution[i];
        }

        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int m, int n, Span<T> aAdjoint, Span<T> bAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<int> support = tape.Reserve<int>(n);
        int count = FindSupport(a, b, support, m, n, isStrict: true);
        support = support[..count];
        Span<T> r = tape.Reserve<T>(count * count);
        Span<T> solution = tape.Reserve<T>(count);
        Span<T> q = tape.Reserve<T>(count);
        SolveOnSupport(a, b, support, r, solution, m, n);
        x.Clear();
        for (int i = 0; i < count; i++)
        {
            x[support[i]] = solution[i];
            q[i] = xAdjoint[support[i]];
        }

        // A₊ᵀA₊ = RᵀR
        Triangular.Solve<T>(r, q, count, 1, lower: false, transposed: true, unit: false);
        Triangular.Solve<T>(r, q, count, 1, lower: false, transposed: false, unit: false);
        for (int i = 0; i < m; i++)
        {
            T residual = b[i];
            T image = T.Zero;
            for (int s = 0; s < count; s++)
            {
                residual -= a[(i * n) + support[s]] * solution[s];
                image += a[(i * n) + support[s]] * q[s];
            }

            bAdjoint[i] += image;
            for (int s = 0; s < count; s++)
            {
                aAdjoint[(i * n) + support[s]] += (residual * q[s]) - (image * solution[s]);
            }
        }

        xAdjoint.Clear();
        tape.Return();
    }

    /// <summary>Least squares on columns of A by Q R; leaves R.</summary>
    private static void SolveOnSupport<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<int> support, Span<T> r, Span<T> solution, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        int count = support.Length;
        Tape tape = Tape.Rent();
        Span<T> columns = tape.Reserve<T>(m * count);
        Span<T> q = tape.Reserve<T>(m * count);
        for (int i = 0; i < m; i++)
        {
            for (int s = 0; s < count; s++)
            {
                columns[(i * count) + s] = a[(i * n) + support[s]];
            }
        }

        OrthogonalFactor.Factor<T>(columns, q, r, m, count);
        solution.Clear();
        Blas.MultiplyVector<T>(T.One, q, true, b, solution, m, count);
        Triangular.Solve<T>(r, solution, count, 1, lower: false, transposed: false, unit: false);
        tape.Return();
    }

    /// <summary>Lawson and Hanson's active-set method on the primals.</summary>
    private static int FindSupport<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<int> support, int m, int n, bool isStrict)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<double> matrix = tape.Reserve<double>(m * n);
        Span<double> right = tape.Reserve<double>(m);
        Span<double> x = tape.ReserveCleared<double>(n);
        Span<double> gradient = tape.Reserve<double>(n);
        Span<double> residual = tape.Reserve<double>(m);
        Span<double> r = tape.Reserve<double>(n * n);
        Span<double> trial = tape.Reserve<double>(n);
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = Real.Primal(a[i]);
        }

        for (int i = 0; i < m; i++)
        {
            right[i] = Real.Primal(b[i]);
        }

        if (!double.IsFinite(Blas.MaxMagnitude<double>(matrix)) || !double.IsFinite(Blas.MaxMagnitude<double>(right)))
        {
            throw new LinearAlgebraException("The least squares problem has an element that is not finite.", double.NaN, double.NaN);
        }

        double tolerance = Precision.Spacing * 10 * Math.Max(m, n) * Blas.MaxMagnitude<double>(matrix) * m * Blas.MaxMagnitude<double>(right);
        int count = 0;
        for (int step = 0; ; step++)
        {
            right.CopyTo(residual);
            Blas.MultiplyVector<double>(-1, matrix, false, x, residual, m, n);
            gradient.Clear();
            Blas.MultiplyVector<double>(1, matrix, true, residual, gradient, m, n);
            int entering = -1;
            for (int j = 0; j < n; j++)
            {
                if (!support[..count].Contains(j) && gradient[j] > tolerance && (entering < 0 || gradient[j] > gradient[entering]))
                {
                    entering = j;
                }
            }

            if (entering < 0)
            {
                break;
            }

            if (step > 3 * (n + 10))
            {
                throw new LinearAlgebraException("Non-negative least squares did not converge.", gradient[entering], double.NaN);
            }

            support[count++] = entering;
            count = Retreat(matrix, right, support, count, x, r, trial, m, n);
        }

        if (isStrict)
        {
            double scale = Blas.MaxMagnitude<double>(matrix) * m * (Norms.Euclidean<double>(right) + double.Epsilon);
            for (int j = 0; j < n; j++)
            {
                if (!support[..count].Contains(j) && !(gradient[j] < -Strictness * scale))
                {
                    throw new LinearAlgebraException(
                        $"Unknown {j} of the non-negative least squares is zero, and so is its gradient: the solution has no derivative here.", double.NaN, double.NaN);
                }
            }
        }

        support[..count].Sort();
        tape.Return();
        return count;
    }

    /// <summary>Least squares on the support; from it back to x until all is non-negative.</summary>
    private static int Retreat(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> right, Span<int> support, int count, Span<double> x, Span<double> r, Span<double> trial, int m, int n)
    {
        while (true)
        {
            Span<double> solution = trial[..count];
            SolveOnSupport<double>(matrix, right, support[..count], r[..(count * count)], solution, m, n);
            double length = 1;
            for (int s = 0; s < count; s++)
            {
                if (solution[s] <= 0)
                {
                    double at = x[support[s]];
                    length = Math.Min(length, at / (at - solution[s]));
                }
            }

            int kept = 0;
            for (int s = 0; s < count; s++)
            {
                int j = support[s];
                bool blocks = solution[s] <= 0 && x[j] / (x[j] - solution[s]) <= length;
                x[j] = blocks ? 0 : x[j] + (length * (solution[s] - x[j]));
                if (!blocks)
                {
                    support[kept++] = j;
                }
            }

            if (kept == count)
            {
                return count;
            }

            count = kept;
        }
    }
}
