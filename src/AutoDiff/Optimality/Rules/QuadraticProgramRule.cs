using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>With K = [[H, Aᵀ, G₊ᵀ], [A, 0, 0], [G₊, 0, 0]] for the active rows G₊: K (x, ν, λ₊) = (−c, b, d₊);
/// K (ẋ, ν̇, λ̇₊) = (−ċ, ḃ, ḋ₊) − K̇ (x, ν, λ₊); with K (u, v, w) = (x̄, ν̄, λ̄₊): c̄ −= u, b̄ += v, d̄₊ += w, K̄ −= (u, v, w)(x, ν, λ₊)ᵀ.</summary>
internal static class QuadraticProgramRule
{
    /// <summary>Slacks and multipliers up to this size, relative to the largest, are zero.</summary>
    private const double Strictness = 1e-9;

    public static void Primal<T>(
        ReadOnlySpan<T> h,
        ReadOnlySpan<T> c,
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        ReadOnlySpan<T> g,
        ReadOnlySpan<T> d,
        Span<T> x,
        Span<T> equalityMultipliers,
        Span<T> inequalityMultipliers,
        int n,
        int p,
        int m)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        int size = n + p + m;
        Span<int> active = tape.Reserve<int>(m);
        Span<T> lu = tape.Reserve<T>(size * size);
        Span<int> pivots = tape.Reserve<int>(size);

        // Dual numbers take the derivative from the last, exact solve, which only a regular active set has.
        Solve(h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, active, lu, pivots, isStrict: typeof(T) != typeof(double));
        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> h,
        ReadOnlySpan<T> c,
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        ReadOnlySpan<T> g,
        ReadOnlySpan<T> d,
        Span<T> x,
        Span<T> equalityMultipliers,
        Span<T> inequalityMultipliers,
        int n,
        int p,
        int m,
        Span<T> hAdjoint,
        Span<T> cAdjoint,
        Span<T> aAdjoint,
        Span<T> bAdjoint,
        Span<T> gAdjoint,
        Span<T> dAdjoint,
        Span<T> xAdjoint,
        Span<T> equalityMultipliersAdjoint,
        Span<T> inequalityMultipliersAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        int all = n + p + m;
        Span<int> active = tape.Reserve<int>(m);
        Span<T> lu = tape.Reserve<T>(all * all);
        Span<int> pivots = tape.Reserve<int>(all);
        Span<T> right = tape.Reserve<T>(all);
        Span<T> adjoint = tape.Reserve<T>(all);
        int size = n + p + Solve(
            h, c, a, b, g, d, x, equalityMultipliers, inequalityMultipliers, active, lu, pivots, isStrict: true);
        xAdjoint.CopyTo(right);
        equalityMultipliersAdjoint.CopyTo(right[n..]);
        for (int k = n + p; k < size; k++)
        {
            right[k] = inequalityMultipliersAdjoint[active[k - n - p]];
        }

        Lu.Solve<T>(lu, pivots, right, adjoint, size, 1);
        ReadOnlySpan<T> u = adjoint[..n];
        T half = Real.From<T>(0.5);
        Blas.Axpy(-T.One, u, cAdjoint);
        Blas.AddOuter(-half, u, x, hAdjoint);
        Blas.AddOuter(-half, x, u, hAdjoint);
        AddRows(adjoint.Slice(n, p), equalityMultipliers, u, x, aAdjoint, bAdjoint);
        for (int k = n + p; k < size; k++)
        {
            int row = active[k - n - p];
            AddRows(adjoint.Slice(k, 1), inequalityMultipliers.Slice(row, 1), u, x, gAdjoint.Slice(row * n, n), dAdjoint.Slice(row, 1));
        }

        xAdjoint.Clear();
        equalityMultipliersAdjoint.Clear();
        inequalityMultipliersAdjoint.Clear();
        tape.Return();
    }

    /// <summary>b̄ += v, Ā −= v xᵀ + ν uᵀ.</summary>
    private static void AddRows<T>(ReadOnlySpan<T> v, ReadOnlySpan<T> nu, ReadOnlySpan<T> u, ReadOnlySpan<T> x, Span<T> aAdjoint, Span<T> bAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Blas.Axpy(T.One, v, bAdjoint);
        Blas.AddOuter(-T.One, v, x, aAdjoint);
        Blas.AddOuter(-T.One, nu, u, aAdjoint);
    }

    /// <summary>Near the solution by the interior point, then on it by one solve with the active rows.</summary>
    /// <returns>How many rows are active; the factors of K are in <paramref name="lu"/>.</returns>
    private static int Solve<T>(
        ReadOnlySpan<T> h,
        ReadOnlySpan<T> c,
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        ReadOnlySpan<T> g,
        ReadOnlySpan<T> d,
        Span<T> x,
        Span<T> nu,
        Span<T> lambda,
        Span<int> active,
        Span<T> lu,
        Span<int> pivots,
        bool isStrict)
        where T : IFloatingPointIeee754<T>
    {
        int n = x.Length;
        int p = nu.Length;
        Tape tape = Tape.Rent();
        int count = FindActive(h, c, a, b, g, d, x, nu, lambda, active);
        int size = n + p + count;
        Span<T> kkt = tape.Reserve<T>(size * size);
        Span<T> right = tape.Reserve<T>(size);
        Span<T> solution = tape.Reserve<T>(size);
        Assemble(h, a, g, active, kkt, n, p, size);
        if (isStrict)
        {
            Lu.FactorRegular<T>(kkt, lu, pivots, size);
        }
        else
        {
            kkt.CopyTo(lu);
            if (Lu.Factor(lu, pivots, size) == 0)
            {
                // The interior point is the answer, to its own accuracy.
                tape.Return();
                return count;
            }
        }

        for (int i = 0; i < n; i++)
        {
            right[i] = -c[i];
        }

        b.CopyTo(right[n..]);
        for (int k = 0; k < count; k++)
        {
            right[n + p + k] = d[active[k]];
        }

        Lu.Solve<T>(lu, pivots, right, solution, size, 1);
        if (IsOptimal(solution, g, d, active[..count], n, p, isStrict))
        {
            solution[..n].CopyTo(x);
            solution.Slice(n, p).CopyTo(nu);
            lambda.Clear();
            for (int k = 0; k < count; k++)
            {
                lambda[active[k]] = solution[n + p + k];
            }
        }

        tape.Return();
        return count;
    }

    /// <summary>Whether slacks and multipliers have their signs; throws where one is zero that a derivative needs to be strict.</summary>
    private static bool IsOptimal<T>(
        ReadOnlySpan<T> solution, ReadOnlySpan<T> g, ReadOnlySpan<T> d, ReadOnlySpan<int> active, int n, int p, bool isStrict)
        where T : IFloatingPointIeee754<T>
    {
        double scale = Strictness * (1 + Real.Primal(Blas.MaxMagnitude(solution)));
        for (int k = 0, next = 0; k < d.Length; k++)
        {
            bool isActive = next < active.Length && active[next] == k;
            double margin = Real.Primal(isActive ? solution[n + p + next] : d[k] - Blas.Dot(g.Slice(k * n, n), solution[..n]));
            next += isActive ? 1 : 0;
            if (isStrict && !(margin > scale))
            {
                throw new LinearAlgebraException(
                    $"Constraint {k} of the quadratic program is active with a multiplier of zero: the solution has no derivative here.",
                    double.NaN,
                    double.NaN);
            }

            if (!(margin >= -scale))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Solves in doubles; leaves the solution in the outputs and the rows that are active, ascending.</summary>
    private static int FindActive<T>(
        ReadOnlySpan<T> h,
        ReadOnlySpan<T> c,
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        ReadOnlySpan<T> g,
        ReadOnlySpan<T> d,
        Span<T> x,
        Span<T> nu,
        Span<T> lambda,
        Span<int> active)
        where T : IFloatingPointIeee754<T>
    {
        int m = lambda.Length;
        Tape tape = Tape.Rent();
        Span<double> symmetric = tape.Reserve<double>(h.Length);
        Blas.Symmetrize<double>(Primals(tape, h), symmetric, x.Length);
        Span<double> point = tape.Reserve<double>(x.Length);
        Span<double> equality = tape.Reserve<double>(nu.Length);
        Span<double> inequality = tape.Reserve<double>(m);
        Span<double> slack = tape.Reserve<double>(m);
        InteriorPoint.Solve(
            symmetric, Primals(tape, c), Primals(tape, a), Primals(tape, b), Primals(tape, g), Primals(tape, d), point, equality, inequality, slack);
        Write(point, x);
        Write(equality, nu);
        Write(inequality, lambda);
        int count = 0;
        for (int k = 0; k < m; k++)
        {
            if (slack[k] < inequality[k])
            {
                active[count++] = k;
            }
        }

        tape.Return();
        return count;
    }

    private static void Assemble<T>(
        ReadOnlySpan<T> h, ReadOnlySpan<T> a, ReadOnlySpan<T> g, ReadOnlySpan<int> active, Span<T> kkt, int n, int p, int size)
        where T : IFloatingPointIeee754<T>
    {
        T half = Real.From<T>(0.5);
        kkt.Clear();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                kkt[(i * size) + j] = (h[(i * n) + j] + h[(j * n) + i]) * half;
            }

            for (int k = n; k < size; k++)
            {
                T element = k < n + p ? a[((k - n) * n) + i] : g[(active[k - n - p] * n) + i];
                kkt[(i * size) + k] = element;
                kkt[(k * size) + i] = element;
            }
        }
    }

    private static Span<double> Primals<T>(Tape tape, ReadOnlySpan<T> numbers)
        where T : IFloatingPointIeee754<T>
    {
        Span<double> primals = tape.Reserve<double>(numbers.Length);
        for (int i = 0; i < primals.Length; i++)
        {
            primals[i] = Real.Primal(numbers[i]);
        }

        return primals;
    }

    private static void Write<T>(ReadOnlySpan<double> from, Span<T> to)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = Real.From<T>(from[i]);
        }
    }
}
