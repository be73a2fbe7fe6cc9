using System.Numerics;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>Norms of vectors with their gradients; the gradient at a kink is the contract's: 0 at 0, half to each at a tie.</summary>
internal static class Norms
{
    /// <summary>The Euclidean norm, scaled against overflow and underflow.</summary>
    public static T Euclidean<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T scale = Blas.MaxMagnitude(x);
        double size = Real.Primal(scale);
        if (size == 0 || !double.IsFinite(size))
        {
            return size == 0 ? T.Zero : T.Abs(scale);
        }

        // A power of two, and a constant: it changes neither digits nor derivatives.
        double factor = size is > 1e-140 and < 1e140 ? 1 : Math.ScaleB(1, -Math.ILogB(size));
        if (factor == 1)
        {
            return T.Sqrt(Blas.Dot(x, x));
        }

        // 2^1074 is not a double: a factor for subnormals goes on in two steps.
        T up = Real.From<T>(double.IsInfinity(factor) ? Math.ScaleB(1, 1000) : factor);
        T sum = T.Zero;
        foreach (T element in x)
        {
            T scaled = element * up;
            sum += scaled * scaled;
        }

        return T.Sqrt(sum) / up;
    }

    /// <summary>x̄ += r̄ x / |x|.</summary>
    public static T EuclideanVjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T norm = Euclidean(x);
        if (norm != T.Zero)
        {
            for (int i = 0; i < x.Length; i++)
            {
                xAdjoint[i] += resultAdjoint * (x[i] / norm);
            }
        }

        return norm;
    }

    /// <summary>x̄ += r̄ sign(x).</summary>
    public static T AbsoluteVjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T norm = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            norm += T.Abs(x[i]);
            xAdjoint[i] += x[i] > T.Zero ? resultAdjoint : x[i] < T.Zero ? -resultAdjoint : T.Zero;
        }

        return norm;
    }

    /// <summary>x̄ += r̄ sign(x) / k at the k elements of largest magnitude.</summary>
    public static T MaximumVjp<T>(ReadOnlySpan<T> x, T resultAdjoint, Span<T> xAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T norm = Blas.MaxMagnitude(x);
        int ties = 0;
        T sum = T.Zero;
        foreach (T element in x)
        {
            if (T.Abs(element) == norm)
            {
                ties++;
                sum += T.Abs(element);
            }
        }

        if (norm == T.Zero || ties == 0)
        {
            return norm;
        }

        T share = resultAdjoint / Real.From<T>(ties);
        for (int i = 0; i < x.Length; i++)
        {
            if (T.Abs(x[i]) == norm)
            {
                xAdjoint[i] += x[i] > T.Zero ? share : -share;
            }
        }

        return sum / Real.From<T>(ties);
    }
}
