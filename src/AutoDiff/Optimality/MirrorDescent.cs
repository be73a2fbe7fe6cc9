namespace AutoDiff.Optimality;

/// <summary>Differentiable steps of mirror descent.</summary>
/// <remarks>
/// The pieces of optimality conditions z = P(z − α∇f(z)), whose solutions <see cref="AutoDiff.Implicit.ImplicitDerivative"/> differentiates. Companions are beside each as
/// everywhere: <c>MJvp</c>, <c>MVjp</c>, <c>MVjpJvp</c>. At a kink the derivative is that of the branch taken, as each says. Results may not overlap operands.
/// </remarks>
public static partial class MirrorDescent
{
    private static void Positive(ReadOnlySpan<double> x)
    {
        bool some = false;
        foreach (double element in x)
        {
            if (!(element >= 0))
            {
                throw new ArgumentException("An element is negative or NaN.", nameof(x));
            }

            some |= element > 0;
        }

        if (!some)
        {
            throw new ArgumentException("No element is positive.", nameof(x));
        }
    }
}
