using System.Numerics;
using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.LinearAlgebra.Rules;

/// <summary>With y = (x − μ)/σ, σ² = variance + ε: r = g y + b; ẏ = (ẋ − mean ẋ − y mean(y ẋ))/σ, ṙ = ġ y + g ẏ + ḃ;
/// with h = g r̄: x̄ += (h − mean h − y mean(y h))/σ, ḡ += y r̄, b̄ += r̄; row by row.</summary>
internal static class LayerNormRule
{
    public static void Primal<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> gain, ReadOnlySpan<T> bias, Span<T> result, int rows, int columns, double epsilon)
        where T : IFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            Span<T> to = result.Slice(r * columns, columns);
            Standardize(x.Slice(r * columns, columns), to, epsilon);
            for (int i = 0; i < columns; i++)
            {
                to[i] = (gain[i] * to[i]) + bias[i];
            }
        }
    }

    public static void Jvp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> gain,
        ReadOnlySpan<T> bias,
        Span<T> result,
        int rows,
        int columns,
        double epsilon,
        ReadOnlySpan<T> xTangent,
        ReadOnlySpan<T> gainTangent,
        ReadOnlySpan<T> biasTangent,
        Span<T> resultTangent)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> y = tape.Reserve<T>(columns);
        for (int r = 0; r < rows; r++)
        {
            T deviation = Standardize(x.Slice(r * columns, columns), y, epsilon);
            Span<T> tangent = resultTangent.Slice(r * columns, columns);
            tangent.Clear();
            AddStandardized(y, deviation, xTangent.Slice(r * columns, columns), tangent);
            for (int i = 0; i < columns; i++)
            {
                result[(r * columns) + i] = (gain[i] * y[i]) + bias[i];
                tangent[i] = (gainTangent[i] * y[i]) + (gain[i] * tangent[i]) + biasTangent[i];
            }
        }

        tape.Return();
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> gain,
        ReadOnlySpan<T> bias,
        Span<T> result,
        int rows,
        int columns,
        double epsilon,
        Span<T> xAdjoint,
        Span<T> gainAdjoint,
        Span<T> biasAdjoint,
        Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Tape tape = Tape.Rent();
        Span<T> y = tape.Reserve<T>(columns);
        Span<T> h = tape.Reserve<T>(columns);
        for (int r = 0; r < rows; r++)
        {
            T deviation = Standardize(x.Slice(r * columns, columns), y, epsilon);
            ReadOnlySpan<T> adjoint = resultAdjoint.Slice(r * columns, columns);
            for (int i = 0; i < columns; i++)
            {
                result[(r * columns) + i] = (gain[i] * y[i]) + bias[i];
                h[i] = gain[i] * adjoint[i];
                gainAdjoint[i] += y[i] * adjoint[i];
                biasAdjoint[i] += adjoint[i];
            }

            AddStandardized(y, deviation, h, xAdjoint.Slice(r * columns, columns));
        }

        resultAdjoint.Clear();
        tape.Return();
    }

    private static T Standardize<T>(ReadOnlySpan<T> x, Span<T> y, double epsilon)
        where T : IFloatingPointIeee754<T>
    {
        T count = Real.From<T>(x.Length);
        T mean = T.Zero;
        foreach (T element in x)
        {
            mean += element;
        }

        mean /= count;
        T variance = T.Zero;
        foreach (T element in x)
        {
            variance += (element - mean) * (element - mean);
        }

        T deviation = T.Sqrt((variance / count) + Real.From<T>(epsilon));
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = (x[i] - mean) / deviation;
        }

        return deviation;
    }

    /// <summary>The derivative is symmetric: one product serves both modes.</summary>
    private static void AddStandardized<T>(ReadOnlySpan<T> y, T deviation, ReadOnlySpan<T> v, Span<T> product)
        where T : IFloatingPointIeee754<T>
    {
        T count = Real.From<T>(y.Length);
        T mean = T.Zero;
        foreach (T element in v)
        {
            mean += element;
        }

        mean /= count;
        T slope = Blas.Dot(y, v) / count;
        for (int i = 0; i < y.Length; i++)
        {
            product[i] += (v[i] - mean - (y[i] * slope)) / deviation;
        }
    }
}
