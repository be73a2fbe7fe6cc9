using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>sᵢ = exp xᵢ / Σ exp xⱼ; ṡᵢ = sᵢ (ẋᵢ − sᵀ ẋ); x̄ᵢ += sᵢ (s̄ᵢ − sᵀ s̄); row by row.</summary>
internal static class SoftmaxRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns)
        where T : IFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> from = x.Slice(r * columns, columns);
            Span<T> to = result.Slice(r * columns, columns);
            T max = LogSumExpRule.Largest(from);
            T sum = T.Zero;
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = T.Exp(from[i] - max);
                sum += to[i];
            }

            for (int i = 0; i < to.Length; i++)
            {
                to[i] /= sum;
            }
        }
    }

    public static void Jvp<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, ReadOnlySpan<T> xTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, rows, columns);
        resultTangent.Clear();
        for (int r = 0; r < rows; r++)
        {
            AddRow(result.Slice(r * columns, columns), xTangent.Slice(r * columns, columns), resultTangent.Slice(r * columns, columns));
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<T> xAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, rows, columns);
        for (int r = 0; r < rows; r++)
        {
            AddRow<T>(result.Slice(r * columns, columns), resultAdjoint.Slice(r * columns, columns), xAdjoint.Slice(r * columns, columns));
        }

        resultAdjoint.Clear();
    }

    /// <summary>The derivative is symmetric: one product serves both modes.</summary>
    private static void AddRow<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> v, Span<T> product)
        where T : IFloatingPointIeee754<T>
    {
        T mean = Blas.Dot(s, v);
        for (int i = 0; i < s.Length; i++)
        {
            product[i] += s[i] * (v[i] - mean);
        }
    }
}
