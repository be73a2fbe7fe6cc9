using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices and roots element by element, and copies of elements.</content>
public static partial class Vector3Rules
{
    /// <summary>r = |x| element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Abs))]
    public static (Vector3 Value, Vector3 Tangent) AbsJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Abs(x), new Vector3(Kinks.Abs(x.X), Kinks.Abs(x.Y), Kinks.Abs(x.Z)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Abs))]
    public static Vector3 AbsVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += new Vector3(Kinks.Abs(x.X), Kinks.Abs(x.Y), Kinks.Abs(x.Z)) * resultAdjoint;
        return Vector3.Abs(x);
    }

    /// <summary>r = √x element by element; ṙ = ẋ / (2 r).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.SquareRoot))]
    public static (Vector3 Value, Vector3 Tangent) SquareRootJvp(Vector3 x, Vector3 xTangent)
    {
        Vector3 result = Vector3.SquareRoot(x);
        return (result, Lanes.Multiply(new Vector3(0.5f) / result, xTangent));
    }

    /// <summary>x̄ += r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.SquareRoot))]
    public static Vector3 SquareRootVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        Vector3 result = Vector3.SquareRoot(x);
        xAdjoint += Lanes.Multiply(new Vector3(0.5f) / result, resultAdjoint);
        return result;
    }

    /// <summary>The larger of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Max))]
    public static (Vector3 Value, Vector3 Tangent) MaxJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 byX = new Vector3(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z));
        return (Vector3.Max(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Max))]
    public static Vector3 MaxVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 byX = new Vector3(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector3.Max(x, y);
    }

    /// <summary>The smaller of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Min))]
    public static (Vector3 Value, Vector3 Tangent) MinJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 byX = new Vector3(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z));
        return (Vector3.Min(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Min))]
    public static Vector3 MinVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 byX = new Vector3(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z));
        Vector3 byY = new Vector3(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector3.Min(x, y);
    }

    /// <summary>x between bounds element by element; 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Clamp))]
    public static (Vector3 Value, Vector3 Tangent) ClampJvp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 xTangent, Vector3 minTangent, Vector3 maxTangent)
    {
        Vector3 inside = new Vector3(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z));
        Vector3 below = new Vector3(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z));
        Vector3 above = new Vector3(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z));
        return (Vector3.Clamp(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Clamp))]
    public static Vector3 ClampVjp(
        Vector3 x, Vector3 min, Vector3 max, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 minAdjoint, ref Vector3 maxAdjoint)
    {
        Vector3 inside = new Vector3(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z));
        Vector3 below = new Vector3(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z));
        Vector3 above = new Vector3(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector3.Clamp(x, min, max);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToJvp(Vector3 x, Span<float> destination, Vector3 xTangent, Span<float> destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToVjp(Vector3 x, Span<float> destination, ref Vector3 xAdjoint, Span<float> destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint[..3];
        xAdjoint += new Vector3(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToJvp(Vector3 x, float[] destination, Vector3 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToVjp(Vector3 x, float[] destination, ref Vector3 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan()[..3];
        xAdjoint += new Vector3(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToJvp(Vector3 x, float[] destination, int index, Vector3 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination, index);
        xTangent.CopyTo(destinationTangent, index);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CopyTo))]
    public static void CopyToVjp(Vector3 x, float[] destination, int index, ref Vector3 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan(index)[..3];
        xAdjoint += new Vector3(copies);
        copies.Clear();
        x.CopyTo(destination, index);
    }
}
