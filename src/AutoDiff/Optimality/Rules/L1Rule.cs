using System.Numerics;

namespace AutoDiff.Optimality.Rules;

/// <summary>rᵢ = sign(xᵢ) max(|xᵢ| − t, 0); on the support x̄ᵢ += r̄ᵢ, t̄ −= sign(xᵢ) r̄ᵢ; nothing at |xᵢ| = t.</summary>
internal static class L1Rule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result, T threshold)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = T.Abs(x[i]) <= threshold ? T.Zero : x[i] > T.Zero ? x[i] - threshold : x[i] + threshold;
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, T threshold, Span<T> xAdjoint, Span<T> resultAdjoint, ref T thresholdAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result, threshold);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > threshold)
            {
                xAdjoint[i] += resultAdjoint[i];
                thresholdAdjoint -= resultAdjoint[i];
            }
            else if (x[i] < -threshold)
            {
                xAdjoint[i] += resultAdjoint[i];
                thresholdAdjoint += resultAdjoint[i];
            }
        }

        resultAdjoint.Clear();
    }
}
