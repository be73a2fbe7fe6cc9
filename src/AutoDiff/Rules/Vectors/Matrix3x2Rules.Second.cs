using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Addition"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Add))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) AdditionVjpJvp(
        Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint, Matrix3x2 xTangent, Matrix3x2 yTangent,
        Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref Matrix3x2 yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Subtraction"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Subtract))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) SubtractionVjpJvp(
        Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint, Matrix3x2 xTangent, Matrix3x2 yTangent,
        Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref Matrix3x2 yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_UnaryNegation"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Negate))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) UnaryNegationVjpJvp(
        Matrix3x2 x, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) MultiplyVjpJvp(
        Matrix3x2 x, float y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref float yAdjoint, Matrix3x2 xTangent, float yTangent,
        Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) MultiplyVjpJvp(
        Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint, Matrix3x2 xTangent, Matrix3x2 yTangent,
        Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref Matrix3x2 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(default(Matrix3x2), default(Matrix3x2), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetDeterminant))]
    public static (float Value, float Tangent) GetDeterminantVjpJvp(
        Matrix3x2 x, float resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, float resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        GetDeterminantVjp(x, resultAdjoint, ref xAdjoint);
        GetDeterminantVjp(x, resultAdjointTangent, ref xAdjointTangent);
        GetDeterminantVjp(xTangent, resultAdjoint, ref xAdjointTangent);
        return GetDeterminantJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Lerp))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) LerpVjpJvp(
        Matrix3x2 x, Matrix3x2 y, float amount, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint, ref float amountAdjoint,
        Matrix3x2 xTangent, Matrix3x2 yTangent, float amountTangent, Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent,
        ref Matrix3x2 yAdjointTangent, ref float amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Matrix3x2), default(Matrix3x2), default(float), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }
}
