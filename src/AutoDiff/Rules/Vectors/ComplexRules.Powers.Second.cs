using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class ComplexRules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Conjugate))]
    public static (Complex Value, Complex Tangent) ConjugateVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        ConjugateVjp(x, resultAdjoint, ref xAdjoint);
        ConjugateVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ConjugateJvp(x, xTangent);
    }
}
