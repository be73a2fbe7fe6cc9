using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>rᵢ = xᵢ eᵢ/Z with eᵢ = exp(−η gᵢ), Z = Σ xᵢ eᵢ; with hᵢ = r̄ᵢ − rᵀr̄: x̄ᵢ += eᵢ/Z hᵢ, ḡᵢ −= η rᵢ hᵢ, η̄ −= Σ gᵢ rᵢ hᵢ.</summary>
internal static class EntropicRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gradient, Span<T> result, T step)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> weights = tape.Reserve<T>(x.Length);
        Weights(x, gradient, step, weights);
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] * weights[i];
        }

        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> gradient,
        Span<T> result,
        T step,
        Span<T> xAdjoint,
        Span<T> gradientAdjoint,
        Span<T> resultAdjoint,
        ref T stepAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> weights = tape.Reserve<T>(x.Length);
        Weights(x, gradient, step, weights);
        T mean = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] * weights[i];
            mean += result[i] * resultAdjoint[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            T h = resultAdjoint[i] - mean;
            xAdjoint[i] += weights[i] * h;
            gradientAdjoint[i] -= step * result[i] * h;
            stepAdjoint -= gradient[i] * result[i] * h;
        }

        resultAdjoint.Clear();
        tape.Return();
    }

    /// <summary>eᵢ/Z; the exponents are shifted by a constant, the largest at a positive xᵢ, which cancels.</summary>
    private static void Weights<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gradient, T step, Span<T> weights)
        where T : IFloatingPointIeee754<T>
    {
        double shift = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            shift = x[i] > T.Zero ? Math.Max(shift, Real.Primal(-step * gradient[i])) : shift;
        }

        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            weights[i] = T.Exp((-step * gradient[i]) - Real.From<T>(shift));
            sum += x[i] * weights[i];
        }

        Blas.Scale(T.One / sum, weights);
    }
}
