using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>r = x − n max(v, 0)/(nᵀn) with v = nᵀx − β; outside, with c = nᵀr̄/(nᵀn) and t = v/(nᵀn): x̄ += r̄ − c n, β̄ += c,
/// n̄ += −t r̄ − c (x − 2 t n).</summary>
internal static class HalfSpaceRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> normal, T offset, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        x.CopyTo(result);
        T violation = Blas.Dot(normal, x) - offset;
        if (!(violation <= T.Zero))
        {
            Blas.Axpy(-violation / Blas.Dot(normal, normal), normal, result);
        }
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> normal,
        T offset,
        Span<T> result,
        Span<T> xAdjoint,
        Span<T> normalAdjoint,
        ref T offsetAdjoint,
        Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, normal, offset, result);
        Blas.Axpy<T>(T.One, resultAdjoint, xAdjoint);
        T violation = Blas.Dot(normal, x) - offset;
        if (!(violation <= T.Zero))
        {
            T square = Blas.Dot(normal, normal);
            T part = violation / square;
            T along = Blas.Dot<T>(normal, resultAdjoint) / square;
            offsetAdjoint += along;
            Blas.Axpy(-along, normal, xAdjoint);
            Blas.Axpy<T>(-part, resultAdjoint, normalAdjoint);
            Blas.Axpy(-along, x, normalAdjoint);
            Blas.Axpy((along + along) * part, normal, normalAdjoint);
        }

        resultAdjoint.Clear();
    }
}
