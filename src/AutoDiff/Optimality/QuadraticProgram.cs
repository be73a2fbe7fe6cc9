using AutoDiff.LinearAlgebra;

namespace AutoDiff.Optimality;

/// <summary>Convex quadratic programs, differentiable by their optimality (KKT) conditions.</summary>
/// <remarks>
/// min ½ xᵀHx + cᵀx with A x = b, G x ≤ d. At the solution Hx + c + Aᵀν + Gᵀλ = 0, λ ≥ 0, and λᵢ = 0 where Gᵢx &lt; dᵢ. With the
/// active rows of G one linear system is left, and both derivatives solve it (Amos and Kolter, OptNet, 2017). Where a constraint is active with a multiplier of
/// zero, or the active rows depend on each other, there is no derivative, and the companions throw.
/// </remarks>
public static partial class QuadraticProgram
{
    private static void ApartFrom(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> h,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> d,
        string parameterName)
    {
        Require.Apart(output, h, parameterName);
        Require.Apart(output, c, parameterName);
        Require.Apart(output, a, parameterName);
        Require.Apart(output, b, parameterName);
        Require.Apart(output, g, parameterName);
        Require.Apart(output, d, parameterName);
    }
}
