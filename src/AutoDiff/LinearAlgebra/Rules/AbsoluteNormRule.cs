using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = Σ |xᵢ|; ṙ = sign(x)ᵀ ẋ; x̄ += r̄ sign(x); sign(0) = 0.</summary>
internal static class AbsoluteNormRule
{
    public static T Primal<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (T element in x)
        {
            sum += T.Abs(element);
        }

        return sum;
    }

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> xTangent)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        T tangent = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += T.Abs(x[i]);
            tangent += x[i] > T.Zero ? xTangent[i] : x[i] < T.Zero ? -xTangent[i] : T.Zero;
        }

        return (sum, tangent);
    }

    public static T Vjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
        => Norms.AbsoluteVjp(x, resultAdjoint, xAdjoint);
}
