using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>r = soft(x, t)/(1 + s); x̄ and t̄ as of the soft threshold for r̄/(1 + s), s̄ −= rᵀr̄/(1 + s).</summary>
internal static class ElasticNetRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T absolute, T square)
        where T : IFloatingPointIeee754<T>
    {
        L1Rule.Primal(x, result, absolute);
        Blas.Scale(T.One / (T.One + square), result);
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        Span<T> result,
        T absolute,
        T square,
        Span<T> xAdjoint,
        Span<T> resultAdjoint,
        ref T absoluteAdjoint,
        ref T squareAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T scale = T.One / (T.One + square);
        Primal(x, result, absolute, square);
        squareAdjoint -= Blas.Dot<T>(result, resultAdjoint) * scale;
        Blas.Scale(scale, resultAdjoint);
        L1Rule.Vjp(x, result, absolute, xAdjoint, resultAdjoint, ref absoluteAdjoint);
        Blas.Scale(scale, result);
    }
}
