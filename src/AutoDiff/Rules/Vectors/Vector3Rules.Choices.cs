#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices element by element.</content>
public static partial class Vector3Rules
{
    /// <summary>As <c>Max</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNative))]
    public static (Vector3 Value, Vector3 Tangent) MaxNativeJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 byX = new Vector3(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z));
        return (Vector3.MaxNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNative))]
    public static Vector3 MaxNativeVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 byX = new Vector3(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector3.MaxNative(x, y);
    }

    /// <summary>As <c>Min</c>: half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNative))]
    public static (Vector3 Value, Vector3 Tangent) MinNativeJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 byX = new Vector3(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z));
        return (Vector3.MinNative(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNative))]
    public static Vector3 MinNativeVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 byX = new Vector3(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector3.MinNative(x, y);
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNumber))]
    public static (Vector3 Value, Vector3 Tangent) MaxNumberJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MaxNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxNumber))]
    public static Vector3 MaxNumberVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MaxNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNumber))]
    public static (Vector3 Value, Vector3 Tangent) MinNumberJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MinNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinNumber))]
    public static Vector3 MinNumberVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MinNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitude))]
    public static (Vector3 Value, Vector3 Tangent) MaxMagnitudeJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MaxMagnitude(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitude))]
    public static Vector3 MaxMagnitudeVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MaxMagnitude(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitude))]
    public static (Vector3 Value, Vector3 Tangent) MinMagnitudeJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MinMagnitude(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitude))]
    public static Vector3 MinMagnitudeVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MinMagnitude(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitudeNumber))]
    public static (Vector3 Value, Vector3 Tangent) MaxMagnitudeNumberJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MaxMagnitudeNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MaxMagnitudeNumber))]
    public static Vector3 MaxMagnitudeNumberVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MaxMagnitudeNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the element that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitudeNumber))]
    public static (Vector3 Value, Vector3 Tangent) MinMagnitudeNumberJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.MinMagnitudeNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MinMagnitudeNumber))]
    public static Vector3 MinMagnitudeNumberVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.MinMagnitudeNumber(x, y);
        Vector3 byX = new Vector3(Kinks.Taken(x.X, y.X, result.X), Kinks.Taken(x.Y, y.Y, result.Y), Kinks.Taken(x.Z, y.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Taken(y.X, x.X, result.X), Kinks.Taken(y.Y, x.Y, result.Y), Kinks.Taken(y.Z, x.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>As <c>Clamp</c>: 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ClampNative))]
    public static (Vector3 Value, Vector3 Tangent) ClampNativeJvp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 xTangent, Vector3 minTangent, Vector3 maxTangent)
    {
        Vector3 inside = new Vector3(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z));
        Vector3 below = new Vector3(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z));
        Vector3 above = new Vector3(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z));
        return (Vector3.ClampNative(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ClampNative))]
    public static Vector3 ClampNativeVjp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 minAdjoint, ref Vector3 maxAdjoint)
    {
        Vector3 inside = new Vector3(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z));
        Vector3 below = new Vector3(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z));
        Vector3 above = new Vector3(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector3.ClampNative(x, min, max);
    }

    /// <summary>|x| with another sign, which has no derivative; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopySign))]
    public static (Vector3 Value, Vector3 Tangent) CopySignJvp(Vector3 x, Vector3 sign, Vector3 xTangent, Vector3 signTangent) =>
        (Vector3.CopySign(x, sign), new Vector3(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y), Kinks.CopySign(x.Z, sign.Z)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopySign))]
    public static Vector3 CopySignVjp(Vector3 x, Vector3 sign, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 signAdjoint)
    {
        xAdjoint += new Vector3(Kinks.CopySign(x.X, sign.X), Kinks.CopySign(x.Y, sign.Y), Kinks.CopySign(x.Z, sign.Z)) * resultAdjoint;
        return Vector3.CopySign(x, sign);
    }
}
#endif
