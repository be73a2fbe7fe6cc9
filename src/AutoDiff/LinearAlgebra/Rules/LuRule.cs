using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>P A = L U; Ā += Pᵀ L⁻ᵀ (Lᵀ L̄ below the diagonal + Ū Uᵀ on and above it) U⁻ᵀ, L̄ and Ū ← 0. The JVP is that of the
/// elimination.</summary>
internal static class LuRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> lower, Span<T> upper, Span<int> rows, int n)
        where T : IFloatingPointIeee754<T>
    {
        Lu.FactorRegular(a, upper, rows, n);
        upper.CopyTo(lower);
        Triangular.Keep(lower, n, lower: true, diagonal: false);
        Triangular.Keep(upper, n, lower: false, diagonal: true);
        for (int i = 0; i < n; i++)
        {
            lower[(i * n) + i] = T.One;
        }
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a,
        Span<T> lower,
        Span<T> upper,
        Span<int> rows,
        int n,
        Span<T> aAdjoint,
        Span<T> lowerAdjoint,
        Span<T> upperAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, lower, upper, rows, n);
        Tape tape = Tape.Rent();
        Span<T> below = tape.Reserve<T>(n * n);
        Span<T> above = tape.Reserve<T>(n * n);
        Gemm.Multiply<T>(lower, true, lowerAdjoint, false, below, n, n, n);
        Triangular.Keep(below, n, lower: true, diagonal: false);
        Gemm.Multiply<T>(upperAdjoint, false, upper, true, above, n, n, n);
        Triangular.Keep(above, n, lower: false, diagonal: true);
        Blas.Axpy(T.One, above, below);
        Triangular.Solve<T>(lower, below, n, n, lower: true, transposed: true, unit: true);
        Triangular.SolveRight<T>(upper, below, n, n, lower: false, transposed: true, unit: false);
        for (int i = 0; i < n; i++)
        {
            Blas.Axpy(T.One, below.Slice(i * n, n), aAdjoint.Slice(rows[i] * n, n));
        }

        lowerAdjoint.Clear();
        upperAdjoint.Clear();
        tape.Return();
    }
}
