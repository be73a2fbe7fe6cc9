using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>r = log Σ exp xᵢ; ṙ = sᵀ ẋ; x̄ += r̄ s; s = softmax(x).</summary>
internal static class LogSumExpRule
{
    public static T Primal<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T max = Largest(x);
        if (!T.IsFinite(max))
        {
            return max;
        }

        T sum = T.Zero;
        foreach (T element in x)
        {
            sum += T.Exp(element - max);
        }

        return max + T.Log(sum);
    }

    public static (T Value, T Tangent) Jvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> xTangent)
        where T : IFloatingPointIeee754<T>
    {
        T result = Primal(x);
        T tangent = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            tangent += Chain.Multiply(T.Exp(x[i] - result), xTangent[i]);
        }

        return (result, tangent);
    }

    public static T Vjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T result = Primal(x);
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += Chain.Multiply(T.Exp(x[i] - result), resultAdjoint);
        }

        return result;
    }

    /// <summary>The largest value as a constant: the shift must not be differentiated; −∞ for none.</summary>
    internal static T Largest<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        foreach (T element in x)
        {
            max = T.Max(max, element);
        }

        return Real.From<T>(Real.Primal(max));
    }
}
