using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Dot))]
    public static (float Value, float Tangent) DotVjpJvp(
        Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        float resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        DotVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DotVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DotVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DotJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredVjpJvp(
        Vector3 x, float resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, float resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        LengthSquaredVjp(x, resultAdjoint, ref xAdjoint);
        LengthSquaredVjp(x, resultAdjointTangent, ref xAdjointTangent);
        LengthSquaredVjp(xTangent, resultAdjoint, ref xAdjointTangent);
        return LengthSquaredJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredVjpJvp(
        Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        float resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        DistanceSquaredVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DistanceSquaredVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DistanceSquaredVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DistanceSquaredJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cross))]
    public static (Vector3 Value, Vector3 Tangent) CrossVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        CrossVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        CrossVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        CrossVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return CrossJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static (Vector3 Value, Vector3 Tangent) LerpVjpJvp(
        Vector3 x, Vector3 y, float amount, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref float amountAdjoint,
        Vector3 xTangent, Vector3 yTangent, float amountTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent,
        ref Vector3 yAdjointTangent, ref float amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector3), default(Vector3), default(float), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Vector3 x, int index, float resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, float resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        ItemVjp(x, index, resultAdjoint, ref xAdjoint);
        ItemVjp(x, index, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, index, xTangent);
    }
}
