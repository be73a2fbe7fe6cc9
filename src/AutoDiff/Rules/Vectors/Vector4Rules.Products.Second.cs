using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Dot))]
    public static (float Value, float Tangent) DotVjpJvp(
        Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        float resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        DotVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DotVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DotVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DotJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredVjpJvp(
        Vector4 x, float resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, float resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        LengthSquaredVjp(x, resultAdjoint, ref xAdjoint);
        LengthSquaredVjp(x, resultAdjointTangent, ref xAdjointTangent);
        LengthSquaredVjp(xTangent, resultAdjoint, ref xAdjointTangent);
        return LengthSquaredJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredVjpJvp(
        Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        float resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        DistanceSquaredVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DistanceSquaredVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DistanceSquaredVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DistanceSquaredJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static (Vector4 Value, Vector4 Tangent) LerpVjpJvp(
        Vector4 x, Vector4 y, float amount, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref float amountAdjoint,
        Vector4 xTangent, Vector4 yTangent, float amountTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent,
        ref Vector4 yAdjointTangent, ref float amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector4), default(Vector4), default(float), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Vector4 x, int index, float resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, float resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        ItemVjp(x, index, resultAdjoint, ref xAdjoint);
        ItemVjp(x, index, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, index, xTangent);
    }
}
