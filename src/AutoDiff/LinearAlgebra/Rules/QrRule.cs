using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>Q R = A; with M = R R̄ᵀ − Q̄ᵀ Q and C its lower triangle, mirrored: Ā += (Q̄ + Q C) R⁻ᵀ, Q̄ and R̄ ← 0. The JVP is that of
/// the orthogonalisation.</summary>
internal static class QrRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> q, Span<T> r, int m, int n)
        where T : IFloatingPointIeee754<T>
        => OrthogonalFactor.Factor(a, q, r, m, n);

    public static void Vjp<T>(ReadOnlySpan<T> a, Span<T> q, Span<T> r, int m, int n, Span<T> aAdjoint, Span<T> qAdjoint, Span<T> rAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        OrthogonalFactor.Factor(a, q, r, m, n);
        Tape tape = Tape.Rent();
        Span<T> inner = tape.Reserve<T>(n * n);
        Triangular.Keep(rAdjoint, n, lower: false, diagonal: true);
        Gemm.Multiply<T>(r, false, rAdjoint, true, inner, n, n, n);
        Gemm.Add<T>(-T.One, qAdjoint, true, q, false, inner, n, m, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                inner[(i * n) + j] = inner[(j * n) + i];
            }
        }

        Gemm.Add<T>(T.One, q, false, inner, false, qAdjoint, m, n, n);
        Triangular.SolveRight<T>(r, qAdjoint, m, n, lower: false, transposed: true, unit: false);
        Blas.Axpy(T.One, qAdjoint, aAdjoint);
        qAdjoint.Clear();
        rAdjoint.Clear();
        tape.Return();
    }
}
