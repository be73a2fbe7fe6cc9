using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), "op_Addition"), DerivativeOf(typeof(Vector3), nameof(Vector3.Add))]
    public static (Vector3 Value, Vector3 Tangent) AdditionVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), "op_Subtraction"), DerivativeOf(typeof(Vector3), nameof(Vector3.Subtract))]
    public static (Vector3 Value, Vector3 Tangent) SubtractionVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryNegation"), DerivativeOf(typeof(Vector3), nameof(Vector3.Negate))]
    public static (Vector3 Value, Vector3 Tangent) UnaryNegationVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryPlus")]
    public static (Vector3 Value, Vector3 Tangent) UnaryPlusVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        UnaryPlusVjp(x, resultAdjoint, ref xAdjoint);
        UnaryPlusVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryPlusJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyVjpJvp(
        Vector3 x, float y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref float yAdjoint, Vector3 xTangent, float yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyVjpJvp(
        float x, Vector3 y, Vector3 resultAdjoint, ref float xAdjoint, ref Vector3 yAdjoint, float xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref float xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }
}
