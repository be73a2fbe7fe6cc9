using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class ComplexRules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyVjpJvp(
        Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint, Complex xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref Complex yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyVjpJvp(
        Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint, Complex xTangent, double yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref double yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyVjpJvp(
        double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint, double xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref double xAdjointTangent, ref Complex yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }
}
