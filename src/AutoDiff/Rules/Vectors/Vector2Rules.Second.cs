using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), "op_Addition"), DerivativeOf(typeof(Vector2), nameof(Vector2.Add))]
    public static (Vector2 Value, Vector2 Tangent) AdditionVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), "op_Subtraction"), DerivativeOf(typeof(Vector2), nameof(Vector2.Subtract))]
    public static (Vector2 Value, Vector2 Tangent) SubtractionVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryNegation"), DerivativeOf(typeof(Vector2), nameof(Vector2.Negate))]
    public static (Vector2 Value, Vector2 Tangent) UnaryNegationVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryPlus")]
    public static (Vector2 Value, Vector2 Tangent) UnaryPlusVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        UnaryPlusVjp(x, resultAdjoint, ref xAdjoint);
        UnaryPlusVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryPlusJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyVjpJvp(
        Vector2 x, float y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref float yAdjoint, Vector2 xTangent, float yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyVjpJvp(
        float x, Vector2 y, Vector2 resultAdjoint, ref float xAdjoint, ref Vector2 yAdjoint, float xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref float xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }
}
