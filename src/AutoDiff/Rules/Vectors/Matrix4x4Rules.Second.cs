using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Addition"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Add))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) AdditionVjpJvp(
        Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint, Matrix4x4 xTangent, Matrix4x4 yTangent,
        Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref Matrix4x4 yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Subtraction"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Subtract))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) SubtractionVjpJvp(
        Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint, Matrix4x4 xTangent, Matrix4x4 yTangent,
        Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref Matrix4x4 yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_UnaryNegation"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Negate))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) UnaryNegationVjpJvp(
        Matrix4x4 x, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) MultiplyVjpJvp(
        Matrix4x4 x, float y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref float yAdjoint, Matrix4x4 xTangent, float yTangent,
        Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) MultiplyVjpJvp(
        Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint, Matrix4x4 xTangent, Matrix4x4 yTangent,
        Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref Matrix4x4 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Transpose))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) TransposeVjpJvp(
        Matrix4x4 x, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        TransposeVjp(x, resultAdjoint, ref xAdjoint);
        TransposeVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TransposeJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Lerp))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) LerpVjpJvp(
        Matrix4x4 x, Matrix4x4 y, float amount, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint, ref float amountAdjoint,
        Matrix4x4 xTangent, Matrix4x4 yTangent, float amountTangent, Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent,
        ref Matrix4x4 yAdjointTangent, ref float amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Matrix4x4), default(Matrix4x4), default(float), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }
}
