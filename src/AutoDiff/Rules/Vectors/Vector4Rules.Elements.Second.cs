using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Abs))]
    public static (Vector4 Value, Vector4 Tangent) AbsVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        AbsVjp(x, resultAdjoint, ref xAdjoint);
        AbsVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return AbsJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Max))]
    public static (Vector4 Value, Vector4 Tangent) MaxVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MaxVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Min))]
    public static (Vector4 Value, Vector4 Tangent) MinVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MinVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Clamp))]
    public static (Vector4 Value, Vector4 Tangent) ClampVjpJvp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 minAdjoint, ref Vector4 maxAdjoint,
        Vector4 xTangent, Vector4 minTangent, Vector4 maxTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent,
        ref Vector4 minAdjointTangent, ref Vector4 maxAdjointTangent)
    {
        ClampVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampJvp(x, min, max, xTangent, minTangent, maxTangent);
    }
}
