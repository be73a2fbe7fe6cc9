#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNative))]
    public static (Vector2 Value, Vector2 Tangent) MaxNativeVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MaxNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNative))]
    public static (Vector2 Value, Vector2 Tangent) MinNativeVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MinNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNumber))]
    public static (Vector2 Value, Vector2 Tangent) MaxNumberVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MaxNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNumber))]
    public static (Vector2 Value, Vector2 Tangent) MinNumberVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MinNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitude))]
    public static (Vector2 Value, Vector2 Tangent) MaxMagnitudeVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MaxMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitude))]
    public static (Vector2 Value, Vector2 Tangent) MinMagnitudeVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MinMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitudeNumber))]
    public static (Vector2 Value, Vector2 Tangent) MaxMagnitudeNumberVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MaxMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitudeNumber))]
    public static (Vector2 Value, Vector2 Tangent) MinMagnitudeNumberVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        MinMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ClampNative))]
    public static (Vector2 Value, Vector2 Tangent) ClampNativeVjpJvp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 minAdjoint, ref Vector2 maxAdjoint,
        Vector2 xTangent, Vector2 minTangent, Vector2 maxTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent,
        ref Vector2 minAdjointTangent, ref Vector2 maxAdjointTangent)
    {
        ClampNativeVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampNativeVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampNativeJvp(x, min, max, xTangent, minTangent, maxTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopySign))]
    public static (Vector2 Value, Vector2 Tangent) CopySignVjpJvp(
        Vector2 x, Vector2 sign, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 signAdjoint, Vector2 xTangent, Vector2 signTangent,
        Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 signAdjointTangent)
    {
        CopySignVjp(x, sign, resultAdjoint, ref xAdjoint, ref signAdjoint);
        CopySignVjp(x, sign, resultAdjointTangent, ref xAdjointTangent, ref signAdjointTangent);
        return CopySignJvp(x, sign, xTangent, signTangent);
    }
}
#endif
