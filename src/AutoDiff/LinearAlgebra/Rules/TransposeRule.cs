using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>R = Aᵀ; Ṙ = Ȧᵀ; Ā += R̄ᵀ, R̄ ← 0.</summary>
internal static class TransposeRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, Span<T> result, int m, int n) => Blas.Transpose(a, result, m, n);

    public static void Jvp<T>(ReadOnlySpan<T> a, Span<T> result, int m, int n, ReadOnlySpan<T> aTangent, Span<T> resultTangent)
    {
        Blas.Transpose(a, result, m, n);
        Blas.Transpose(aTangent, resultTangent, m, n);
    }

    public static void Vjp<T>(ReadOnlySpan<T> a, Span<T> result, int m, int n, Span<T> aAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Blas.Transpose(a, result, m, n);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                aAdjoint[(i * n) + j] += resultAdjoint[(j * m) + i];
            }
        }

        resultAdjoint.Clear();
    }
}
