using System.Numerics;
using AutoDiff.LinearAlgebra.Kernels;

namespace AutoDiff.Optimality.Rules;

/// <summary>rᵢ = max(xᵢ − τ, 0) with Σ rᵢ = ρ; on the support s: ṙ = s ∘ (ẋ − mean of ẋ over s + ρ̇/|s|), and the same, which is symmetric, for
/// the adjoint; ρ̄ += mean of r̄ over s.</summary>
internal static class SimplexRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T radius)
        where T : IFloatingPointIeee754<T>
    {
        T threshold = Threshold(x, radius);
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] <= threshold ? T.Zero : x[i] - threshold;
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, T radius, Span<T> xAdjoint, Span<T> resultAdjoint, ref T radiusAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        T threshold = Threshold(x, radius);
        T sum = T.Zero;
        int support = 0;
        for (int i = 0; i < x.Length; i++)
        {
            bool isInside = !(x[i] <= threshold);
            result[i] = isInside ? x[i] - threshold : T.Zero;
            sum += isInside ? resultAdjoint[i] : T.Zero;
            support += isInside ? 1 : 0;
        }

        T mean = sum / Real.From<T>(support);
        radiusAdjoint += mean;
        for (int i = 0; i < x.Length; i++)
        {
            xAdjoint[i] += x[i] <= threshold ? T.Zero : resultAdjoint[i] - mean;
        }

        resultAdjoint.Clear();
    }

    /// <summary>τ with Σ max(xᵢ − τ, 0) = ρ, by Michelot's shrinking support (1986): exact after finitely many rounds.</summary>
    internal static T Threshold<T>(ReadOnlySpan<T> x, T radius)
        where T : IFloatingPointIeee754<T>
    {
        T threshold = T.NegativeInfinity;
        for (int last = -1; ;)
        {
            T sum = -radius;
            int support = 0;
            foreach (T element in x)
            {
                if (element > threshold)
                {
                    sum += element;
                    support++;
                }
            }

            if (support == last || support == 0)
            {
                return threshold;
            }

            threshold = sum / Real.From<T>(support);
            last = support;
        }
    }
}
