using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = xᵀ x; ṙ = 2 xᵀ ẋ; x̄ += 2 r̄ x.</summary>
internal static class NormSquaredRule
{
    public static T Primal<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
        => Blas.Dot(x, x);

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> xTangent)
        where T : IFloatingPointIeee754<T>
    {
        T half = Blas.Dot(x, xTangent);
        return (Blas.Dot(x, x), half + half);
    }

    public static T Vjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Blas.Axpy(resultAdjoint + resultAdjoint, x, xAdjoint);
        return Blas.Dot(x, x);
    }
}
