namespace AutoDiff.Optimality;

/// <summary>Differentiable proximal operators, argmin of ½|r − x|² plus a penalty.</summary>
/// <remarks>
/// The pieces of optimality conditions z = P(z − α∇f(z)), whose solutions <see cref="AutoDiff.Implicit.ImplicitDerivative"/> differentiates. Companions are beside each as
/// everywhere: <c>MJvp</c>, <c>MVjp</c>, <c>MVjpJvp</c>. At a kink the derivative is that of the branch taken, as each says. Results may not overlap operands.
/// </remarks>
public static partial class Proximal
{
    private static void NotNegative(double value, string parameterName)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(parameterName, value, "It must not be negative.");
        }
    }

    private static void Divides(int length, int total)
    {
        if (length <= 0 || total % length != 0)
        {
            throw new ArgumentException($"Groups of {length} do not divide a vector of {total}.", nameof(length));
        }
    }
}
