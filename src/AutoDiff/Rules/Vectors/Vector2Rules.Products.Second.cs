using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Dot))]
    public static (float Value, float Tangent) DotVjpJvp(
        Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        float resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        DotVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DotVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DotVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DotJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredVjpJvp(
        Vector2 x, float resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, float resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        LengthSquaredVjp(x, resultAdjoint, ref xAdjoint);
        LengthSquaredVjp(x, resultAdjointTangent, ref xAdjointTangent);
        LengthSquaredVjp(xTangent, resultAdjoint, ref xAdjointTangent);
        return LengthSquaredJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredVjpJvp(
        Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        float resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        DistanceSquaredVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DistanceSquaredVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DistanceSquaredVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DistanceSquaredJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static (Vector2 Value, Vector2 Tangent) LerpVjpJvp(
        Vector2 x, Vector2 y, float amount, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref float amountAdjoint,
        Vector2 xTangent, Vector2 yTangent, float amountTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent,
        ref Vector2 yAdjointTangent, ref float amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector2), default(Vector2), default(float), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Vector2 x, int index, float resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, float resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        ItemVjp(x, index, resultAdjoint, ref xAdjoint);
        ItemVjp(x, index, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, index, xTangent);
    }
}
