using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>R = A B; Ṙ = Ȧ B + A Ḃ; Ā += R̄ Bᵀ, B̄ += Aᵀ R̄, R̄ ← 0.</summary>
internal static class MultiplyRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int k, int n)
        where T : IFloatingPointIeee754<T>
        => Gemm.Multiply(a, false, b, false, result, m, k, n);

    public static void Jvp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int k, int n, ReadOnlySpan<T> aTangent, ReadOnlySpan<T> bTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Gemm.Multiply(a, false, b, false, result, m, k, n);
        Gemm.Multiply(aTangent, false, b, false, resultTangent, m, k, n);
        Gemm.Add(T.One, a, false, bTangent, false, resultTangent, m, k, n);
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> result, int m, int k, int n, Span<T> aAdjoint, Span<T> bAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Gemm.Multiply(a, false, b, false, result, m, k, n);
        Gemm.Add(T.One, resultAdjoint, false, b, true, aAdjoint, m, n, k);
        Gemm.Add(T.One, a, true, resultAdjoint, false, bAdjoint, k, m, n);
        resultAdjoint.Clear();
    }
}
