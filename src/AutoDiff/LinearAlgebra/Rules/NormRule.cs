using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = |x|; ṙ = xᵀ ẋ / |x|; x̄ += r̄ x / |x|; 0 at 0.</summary>
internal static class NormRule
{
    public static T Primal<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
        => Norms.Euclidean(x);

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> xTangent)
        where T : IFloatingPointIeee754<T>
    {
        T norm = Norms.Euclidean(x);
        T tangent = T.Zero;
        if (norm != T.Zero)
        {
            for (int i = 0; i < x.Length; i++)
            {
                tangent += x[i] / norm * xTangent[i];
            }
        }

        return (norm, tangent);
    }

    public static T Vjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
        => Norms.EuclideanVjp(x, resultAdjoint, xAdjoint);
}
