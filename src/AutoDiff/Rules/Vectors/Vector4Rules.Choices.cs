#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices element by element.</content>
public static partial class Vector4Rules
{
    /// <summary>As <c>Max</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNative))]
    public static (Vector4 Value, Vector4 Tangent) MaxNativeJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 byX = new Vector4(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z), Kinks.Max(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z), Kinks.Max(y.W, x.W));
        return (Vector4.MaxNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNative))]
    public static Vector4 MaxNativeVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 byX = new Vector4(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z), Kinks.Max(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z), Kinks.Max(y.W, x.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector4.MaxNative(x, y);
    }

    /// <summary>As <c>Min</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNative))]
    public static (Vector4 Value, Vector4 Tangent) MinNativeJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 byX = new Vector4(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z), Kinks.Min(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z), Kinks.Min(y.W, x.W));
        return (Vector4.MinNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNative))]
    public static Vector4 MinNativeVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 byX = new Vector4(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z), Kinks.Min(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z), Kinks.Min(y.W, x.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector4.MinNative(x, y);
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNumber))]
    public static (Vector4 Value, Vector4 Tangent) MaxNumberJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MaxNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxNumber))]
    public static Vector4 MaxNumberVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MaxNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNumber))]
    public static (Vector4 Value, Vector4 Tangent) MinNumberJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MinNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinNumber))]
    public static Vector4 MinNumberVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MinNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitude))]
    public static (Vector4 Value, Vector4 Tangent) MaxMagnitudeJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MaxMagnitude(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitude))]
    public static Vector4 MaxMagnitudeVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MaxMagnitude(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitude))]
    public static (Vector4 Value, Vector4 Tangent) MinMagnitudeJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MinMagnitude(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitude))]
    public static Vector4 MinMagnitudeVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MinMagnitude(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitudeNumber))]
    public static (Vector4 Value, Vector4 Tangent) MaxMagnitudeNumberJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MaxMagnitudeNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MaxMagnitudeNumber))]
    public static Vector4 MaxMagnitudeNumberVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MaxMagnitudeNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitudeNumber))]
    public static (Vector4 Value, Vector4 Tangent) MinMagnitudeNumberJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.MinMagnitudeNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MinMagnitudeNumber))]
    public static Vector4 MinMagnitudeNumberVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.MinMagnitudeNumber(x, y);
        Vector4 byX = new Vector4(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z), Kinks.Taken(x.W, y.W, result.W));
        Vector4 byY = new Vector4(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z), Kinks.Taken(y.W, x.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>As <c>Clamp</c>: 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ClampNative))]
    public static (Vector4 Value, Vector4 Tangent) ClampNativeJvp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 xTangent, Vector4 minTangent, Vector4 maxTangent)
    {
        Vector4 inside = new Vector4(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z), Kinks.Inside(x.W, min.W, max.W));
        Vector4 below = new Vector4(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z), Kinks.Below(x.W, min.W, max.W));
        Vector4 above = new Vector4(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z), Kinks.Above(x.W, min.W, max.W));
        return (Vector4.ClampNative(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ClampNative))]
    public static Vector4 ClampNativeVjp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 minAdjoint, ref Vector4 maxAdjoint)
    {
        Vector4 inside = new Vector4(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z), Kinks.Inside(x.W, min.W, max.W));
        Vector4 below = new Vector4(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z), Kinks.Below(x.W, min.W, max.W));
        Vector4 above = new Vector4(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z), Kinks.Above(x.W, min.W, max.W));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector4.ClampNative(x, min, max);
    }

    /// <summary>|x| with another sign, which has no derivative; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopySign))]
    public static (Vector4 Value, Vector4 Tangent) CopySignJvp(Vector4 x, Vector4 sign, Vector4 xTangent, Vector4 signTangent) =>
        (Vector4.CopySign(x, sign), new Vector4(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y), Kinks.CopySign(x.Z, sign.Z), Kinks.CopySign(x.W, sign.W)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopySign))]
    public static Vector4 CopySignVjp(Vector4 x, Vector4 sign, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 signAdjoint)
    {
        xAdjoint += new Vector4(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y), Kinks.CopySign(x.Z, sign.Z), Kinks.CopySign(x.W, sign.W)) * resultAdjoint;
        return Vector4.CopySign(x, sign);
    }
}
#endif
