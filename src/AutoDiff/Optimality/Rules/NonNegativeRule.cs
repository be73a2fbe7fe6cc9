using System.Numerics;

namespace AutoDiff.Optimality.Rules;

/// <summary>rᵢ = xᵢ where it is not negative, else 0; x̄ᵢ += r̄ᵢ there, also at 0.</summary>
internal static class NonNegativeRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] < T.Zero ? T.Zero : x[i];
        }
    }

    public static void Vjp<T>(ReadOnlySpan<T> x, Span<T> result, Span<T> xAdjoint, Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, result);
        for (int i = 0; i < x.Length; i++)
        {
            if (!(x[i] < T.Zero))
            {
                xAdjoint[i] += resultAdjoint[i];
            }
        }

        resultAdjoint.Clear();
    }
}
