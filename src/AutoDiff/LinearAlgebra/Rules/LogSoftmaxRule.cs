using System.Numerics;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>rᵢ = xᵢ − log Σ exp xⱼ; ṙᵢ = ẋᵢ − sᵀ ẋ; x̄ᵢ += r̄ᵢ − sᵢ Σ r̄ⱼ; s = exp r; row by row.</summary>
internal static class LogSoftmaxRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns)
        where T : IFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> from = x.Slice(r * columns, columns);
            T shift = LogSumExpRule.Primal(from);
            for (int i = 0; i < columns; i++)
            {
                result[(r * columns) + i] = from[i] - shift;
            }
        }
    }

    public static void Jvp<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, ReadOnlySpan<T> xTangent, Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, rows, columns);
        for (int r = 0; r < rows; r++)
        {
            int start = r * columns;
            T mean = T.Zero;
            for (int i = start; i < start + columns; i++)
            {
                mean += T.Exp(result[i]) * xTangent[i];
            }

            for (int i = start; i < start + columns; i++)
            {
                resultTangent[i] = xTangent[i] - mean;
            }
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<T> xAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, rows, columns);
        for (int r = 0; r < rows; r++)
        {
            int start = r * columns;
            T sum = T.Zero;
            for (int i = start; i < start + columns; i++)
            {
                sum += resultAdjoint[i];
            }

            for (int i = start; i < start + columns; i++)
            {
                xAdjoint[i] += resultAdjoint[i] - (T.Exp(result[i]) * sum);
            }
        }

        resultAdjoint.Clear();
    }
}
