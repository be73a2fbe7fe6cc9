#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNative))]
    public static (Vector3 Value, Vector3 Tangent) MaxNativeVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MaxNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNative))]
    public static (Vector3 Value, Vector3 Tangent) MinNativeVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MinNativeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNativeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNativeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNumber))]
    public static (Vector3 Value, Vector3 Tangent) MaxNumberVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MaxNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNumber))]
    public static (Vector3 Value, Vector3 Tangent) MinNumberVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MinNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitude))]
    public static (Vector3 Value, Vector3 Tangent) MaxMagnitudeVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MaxMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitude))]
    public static (Vector3 Value, Vector3 Tangent) MinMagnitudeVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MinMagnitudeVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitudeNumber))]
    public static (Vector3 Value, Vector3 Tangent) MaxMagnitudeNumberVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MaxMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MaxMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MaxMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitudeNumber))]
    public static (Vector3 Value, Vector3 Tangent) MinMagnitudeNumberVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent, Vector3 yTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        MinMagnitudeNumberVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MinMagnitudeNumberVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return MinMagnitudeNumberJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ClampNative))]
    public static (Vector3 Value, Vector3 Tangent) ClampNativeVjpJvp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 minAdjoint, ref Vector3 maxAdjoint,
        Vector3 xTangent, Vector3 minTangent, Vector3 maxTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent,
        ref Vector3 minAdjointTangent, ref Vector3 maxAdjointTangent)
    {
        ClampNativeVjp(x, min, max, resultAdjoint, ref xAdjoint, ref minAdjoint, ref maxAdjoint);
        ClampNativeVjp(x, min, max, resultAdjointTangent, ref xAdjointTangent, ref minAdjointTangent, ref maxAdjointTangent);
        return ClampNativeJvp(x, min, max, xTangent, minTangent, maxTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopySign))]
    public static (Vector3 Value, Vector3 Tangent) CopySignVjpJvp(
        Vector3 x, Vector3 sign, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 signAdjoint, Vector3 xTangent, Vector3 signTangent,
        Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 signAdjointTangent)
    {
        CopySignVjp(x, sign, resultAdjoint, ref xAdjoint, ref signAdjoint);
        CopySignVjp(x, sign, resultAdjointTangent, ref xAdjointTangent, ref signAdjointTangent);
        return CopySignJvp(x, sign, xTangent, signTangent);
    }
}
#endif
