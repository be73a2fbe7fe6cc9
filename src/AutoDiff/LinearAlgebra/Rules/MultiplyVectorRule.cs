using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = A x; ṙ = Ȧ x + A ẋ; Ā += r̄ xᵀ, x̄ += Aᵀ r̄, r̄ ← 0.</summary>
internal static class MultiplyVectorRule
{
    public static void Primal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> result, int m, int n)
        where T : IFloatingPointIeee754<T>
    {
        result.Clear();
        Blas.MultiplyVector(T.One, a, false, x, result, m, n);
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> result, int m, int n, ReadOnlySpan<T> aTangent, ReadOnlySpan<T> xTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, x, result, m, n);
        Primal(aTangent, x, resultTangent, m, n);
        Blas.MultiplyVector(T.One, a, false, xTangent, resultTangent, m, n);
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> result, int m, int n, Span<T> aAdjoint, Span<T> xAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(a, x, result, m, n);
        Blas.AddOuter(T.One, resultAdjoint, x, aAdjoint);
        Blas.MultiplyVector(T.One, a, true, resultAdjoint, xAdjoint, m, n);
        resultAdjoint.Clear();
    }
}
