using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>For each group: r = (1 − t/|x|) x where |x| &gt; t, else 0; with n = x/|x|: x̄ += (1 − t/|x|) r̄ + t/|x| n nᵀr̄, t̄ −= nᵀr̄.</summary>
internal static class GroupRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T threshold, int length)
        where T : IFloatingPointIeee754<T>
    {
        for (int start = 0; start < x.Length; start += length)
        {
            ReadOnlySpan<T> group = x.Slice(start, length);
            Span<T> to = result.Slice(start, length);
            T norm = Norms.Euclidean(group);
            to.Clear();
            if (!(norm <= threshold))
            {
                Blas.Axpy(T.One - (threshold / norm), group, to);
            }
        }
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x, Span<T> result, T threshold, int length, Span<T> xAdjoint, Span<T> resultAdjoint, ref T thresholdAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, threshold, length);
        for (int start = 0; start < x.Length; start += length)
        {
            ReadOnlySpan<T> group = x.Slice(start, length);
            Span<T> adjoint = xAdjoint.Slice(start, length);
            ReadOnlySpan<T> seed = resultAdjoint.Slice(start, length);
            T norm = Norms.Euclidean(group);
            if (norm > threshold)
            {
                T ratio = threshold / norm;
                T along = Blas.Dot(group, seed) / norm;
                Blas.Axpy(T.One - ratio, seed, adjoint);
                Blas.Axpy(ratio * along / norm, group, adjoint);
                thresholdAdjoint -= along;
            }
        }

        resultAdjoint.Clear();
    }
}
