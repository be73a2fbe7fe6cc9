using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), "op_Addition"), DerivativeOf(typeof(Vector4), nameof(Vector4.Add))]
    public static (Vector4 Value, Vector4 Tangent) AdditionVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), "op_Subtraction"), DerivativeOf(typeof(Vector4), nameof(Vector4.Subtract))]
    public static (Vector4 Value, Vector4 Tangent) SubtractionVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryNegation"), DerivativeOf(typeof(Vector4), nameof(Vector4.Negate))]
    public static (Vector4 Value, Vector4 Tangent) UnaryNegationVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryPlus")]
    public static (Vector4 Value, Vector4 Tangent) UnaryPlusVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        UnaryPlusVjp(x, resultAdjoint, ref xAdjoint);
        UnaryPlusVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryPlusJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyVjpJvp(
        Vector4 x, float y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref float yAdjoint, Vector4 xTangent, float yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyVjpJvp(
        float x, Vector4 y, Vector4 resultAdjoint, ref float xAdjoint, ref Vector4 yAdjoint, float xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref float xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }
}
