using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Abs))]
    public static (Vector3 Value, Vector3 Tangent) AbsVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        AbsVjp(x, resultAdjoint, ref xAdjoint);
        AbsVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return AbsJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Max))]
    public static (Vector3 Value, Vector3 Tangent) MaxVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MaxVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Min))]
    public static (Vector3 Value, Vector3 Tangent) MinVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MinVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Clamp))]
    public static (Vector3 Value, Vector3 Tangent) ClampVjpJvp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 minAdjoint, ref Vector3 maxAdjoint,
        Vector3 xTangent, Vector3 minTangent, Vector3 maxTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent,
        ref Vector3 minAdjointTangent, ref Vector3 maxAdjointTangent)
    {
        ClampVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampJvp(x, min, max, xTangent, minTangent, maxTangent);
    }
}
