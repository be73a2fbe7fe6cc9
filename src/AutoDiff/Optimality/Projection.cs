namespace AutoDiff.Optimality;

/// <summary>Differentiable projections onto convex sets.</summary>
/// <remarks>
/// The pieces of optimality conditions z = P(z − α∇f(z)), whose solutions <see cref="AutoDiff.Implicit.ImplicitDerivative"/> differentiates. Companions are beside each as
/// everywhere: <c>MJvp</c>, <c>MVjp</c>, <c>MVjpJvp</c>. At a kink the derivative is that of the branch taken, as each says. Results may not overlap operands.
/// </remarks>
public static partial class Projection
{
    private static void Ordered(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        for (int i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] <= upper[i]))
            {
                throw new ArgumentException($"Bound {i} is empty: from {lower[i]:R} to {upper[i]:R}.", nameof(upper));
            }
        }
    }

    private static void Positive(double value, string parameterName)
    {
        if (!(value > 0))
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "It must be positive.");
        }
    }

    private static void NotEmpty(ReadOnlySpan<double> vector, string parameterName)
    {
        if (vector.IsEmpty)
        {
            throw new ArgumentException("A simplex has at least one vertex.", parameterName);
        }
    }

    private static void NotZero(ReadOnlySpan<double> vector, string parameterName)
    {
        if (!vector.ContainsAnyExcept(0))
        {
            throw new ArgumentException("It must not be zero.", parameterName);
        }
    }
}
