#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNative))]
    public static (Vector4 Value, Vector4 Tangent) MaxNativeVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MaxNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNative))]
    public static (Vector4 Value, Vector4 Tangent) MinNativeVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MinNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNumber))]
    public static (Vector4 Value, Vector4 Tangent) MaxNumberVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MaxNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNumber))]
    public static (Vector4 Value, Vector4 Tangent) MinNumberVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MinNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitude))]
    public static (Vector4 Value, Vector4 Tangent) MaxMagnitudeVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MaxMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitude))]
    public static (Vector4 Value, Vector4 Tangent) MinMagnitudeVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MinMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitudeNumber))]
    public static (Vector4 Value, Vector4 Tangent) MaxMagnitudeNumberVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MaxMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitudeNumber))]
    public static (Vector4 Value, Vector4 Tangent) MinMagnitudeNumberVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        MinMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ClampNative))]
    public static (Vector4 Value, Vector4 Tangent) ClampNativeVjpJvp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 minAdjoint, ref Vector4 maxAdjoint,
        Vector4 xTangent, Vector4 minTangent, Vector4 maxTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent,
        ref Vector4 minAdjointTangent, ref Vector4 maxAdjointTangent)
    {
        ClampNativeVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampNativeVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampNativeJvp(x, min, max, xTangent, minTangent, maxTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopySign))]
    public static (Vector4 Value, Vector4 Tangent) CopySignVjpJvp(
        Vector4 x, Vector4 sign, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 signAdjoint, Vector4 xTangent, Vector4 signTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 signAdjointTangent)
    {
        CopySignVjp(x, sign, resultAdjoint, ref xAdjoint, ref signAdjoint);
        CopySignVjp(x, sign, resultAdjointTangent, ref xAdjointTangent, ref signAdjointTangent);
        return CopySignJvp(x, sign, xTangent, signTangent);
    }
}
#endif
