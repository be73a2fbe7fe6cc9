using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Abs))]
    public static (Vector2 Value, Vector2 Tangent) AbsVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        AbsVjp(x, resultAdjoint, ref xAdjoint);
        AbsVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return AbsJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Max))]
    public static (Vector2 Value, Vector2 Tangent) MaxVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MaxVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Min))]
    public static (Vector2 Value, Vector2 Tangent) MinVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MinVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Clamp))]
    public static (Vector2 Value, Vector2 Tangent) ClampVjpJvp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 minAdjoint, ref Vector2 maxAdjoint,
        Vector2 xTangent, Vector2 minTangent, Vector2 maxTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent,
        ref Vector2 minAdjointTangent, ref Vector2 maxAdjointTangent)
    {
        ClampVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampJvp(x, min, max, xTangent, minTangent, maxTangent);
    }
}
