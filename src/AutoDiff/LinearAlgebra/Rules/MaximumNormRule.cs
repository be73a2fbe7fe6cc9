using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = max |xᵢ|; ṙ = the mean of sign(xᵢ) ẋᵢ over the k largest; x̄ᵢ += r̄ sign(xᵢ) / k there; 0 at 0.</summary>
internal static class MaximumNormRule
{
    public static T Primal<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
        => Blas.MaxMagnitude(x);

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> xTangent)
        where T : IFloatingPointIeee754<T>
    {
        T norm = Blas.MaxMagnitude(x);
        T tangent = T.Zero;
        int ties = 0;
        for (int i = 0; i < x.Length && norm != T.Zero; i++)
        {
            if (T.Abs(x[i]) == norm)
            {
                ties++;
                tangent += x[i] > T.Zero ? xTangent[i] : -xTangent[i];
            }
        }

        return (norm, ties == 0 ? T.Zero : tangent / Real.From<T>(ties));
    }

    public static T Vjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
        => Norms.MaximumVjp(x, resultAdjoint, xAdjoint);
}
