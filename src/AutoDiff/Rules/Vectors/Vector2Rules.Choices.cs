#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices element by element.</content>
public static partial class Vector2Rules
{
    /// <summary>As <c>Max</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNative))]
    public static (Vector2 Value, Vector2 Tangent) MaxNativeJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 byX = new Vector2(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y));
        return (Vector2.MaxNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNative))]
    public static Vector2 MaxNativeVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 byX = new Vector2(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector2.MaxNative(x, y);
    }

    /// <summary>As <c>Min</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNative))]
    public static (Vector2 Value, Vector2 Tangent) MinNativeJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 byX = new Vector2(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y));
        return (Vector2.MinNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNative))]
    public static Vector2 MinNativeVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 byX = new Vector2(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector2.MinNative(x, y);
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNumber))]
    public static (Vector2 Value, Vector2 Tangent) MaxNumberJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MaxNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxNumber))]
    public static Vector2 MaxNumberVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MaxNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNumber))]
    public static (Vector2 Value, Vector2 Tangent) MinNumberJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MinNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinNumber))]
    public static Vector2 MinNumberVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MinNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitude))]
    public static (Vector2 Value, Vector2 Tangent) MaxMagnitudeJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MaxMagnitude(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitude))]
    public static Vector2 MaxMagnitudeVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MaxMagnitude(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitude))]
    public static (Vector2 Value, Vector2 Tangent) MinMagnitudeJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MinMagnitude(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitude))]
    public static Vector2 MinMagnitudeVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MinMagnitude(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitudeNumber))]
    public static (Vector2 Value, Vector2 Tangent) MaxMagnitudeNumberJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MaxMagnitudeNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MaxMagnitudeNumber))]
    public static Vector2 MaxMagnitudeNumberVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MaxMagnitudeNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitudeNumber))]
    public static (Vector2 Value, Vector2 Tangent) MinMagnitudeNumberJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.MinMagnitudeNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MinMagnitudeNumber))]
    public static Vector2 MinMagnitudeNumberVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.MinMagnitudeNumber(x, y);
        Vector2 byX = new Vector2(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>As <c>Clamp</c>: 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ClampNative))]
    public static (Vector2 Value, Vector2 Tangent) ClampNativeJvp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 xTangent, Vector2 minTangent, Vector2 maxTangent)
    {
        Vector2 inside = new Vector2(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y));
        Vector2 below = new Vector2(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y));
        Vector2 above = new Vector2(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y));
        return (Vector2.ClampNative(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ClampNative))]
    public static Vector2 ClampNativeVjp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 minAdjoint, ref Vector2 maxAdjoint)
    {
        Vector2 inside = new Vector2(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y));
        Vector2 below = new Vector2(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y));
        Vector2 above = new Vector2(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector2.ClampNative(x, min, max);
    }

    /// <summary>|x| with another sign, which has no derivative; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopySign))]
    public static (Vector2 Value, Vector2 Tangent) CopySignJvp(Vector2 x, Vector2 sign, Vector2 xTangent, Vector2 signTangent) =>
        (Vector2.CopySign(x, sign), new Vector2(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopySign))]
    public static Vector2 CopySignVjp(Vector2 x, Vector2 sign, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 signAdjoint)
    {
        xAdjoint += new Vector2(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y)) * resultAdjoint;
        return Vector2.CopySign(x, sign);
    }
}
#endif
