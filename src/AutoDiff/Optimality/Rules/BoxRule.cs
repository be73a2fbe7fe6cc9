using System.Numerics;

namespace AutoDiff.Optimality.Rules;

/// <summary>rᵢ = clamp(xᵢ, lᵢ, uᵢ); the adjoint goes to the one of the three that the result equals, on a bound to x.</summary>
internal static class BoxRule
{
    public static void Primal<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> lower, ReadOnlySpan<T> upper, Span<T> result)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] < lower[i] ? lower[i] : x[i] > upper[i] ? upper[i] : x[i];
        }
    }

    public static void Vjp<T>(
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> lower,
        ReadOnlySpan<T> upper,
        Span<T> result,
        Span<T> xAdjoint,
        Span<T> lowerAdjoint,
        Span<T> upperAdjoint,
        Span<T> resultAdjoint)
        where T : IFloatingPointIeee754<T>
    {
        Primal(x, lower, upper, result);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < lower[i])
            {
                lowerAdjoint[i] += resultAdjoint[i];
            }
            else if (x[i] > upper[i])
            {
                upperAdjoint[i] += resultAdjoint[i];
            }
            else
            {
                xAdjoint[i] += resultAdjoint[i];
            }
        }

        resultAdjoint.Clear();
    }
}
