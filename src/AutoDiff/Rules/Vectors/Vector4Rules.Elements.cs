using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices and roots element by element, and copies of elements.</content>
public static partial class Vector4Rules
{
    /// <summary>r = |x| element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Abs))]
    public static (Vector4 Value, Vector4 Tangent) AbsJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Abs(x), new Vector4(Kinks.Abs(x.X), Kinks.Abs(x.Y), Kinks.Abs(x.Z), Kinks.Abs(x.W)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Abs))]
    public static Vector4 AbsVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += new Vector4(Kinks.Abs(x.X), Kinks.Abs(x.Y), Kinks.Abs(x.Z), Kinks.Abs(x.W)) * resultAdjoint;
        return Vector4.Abs(x);
    }

    /// <summary>r = √x element by element; ṙ = ẋ / (2 r).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.SquareRoot))]
    public static (Vector4 Value, Vector4 Tangent) SquareRootJvp(Vector4 x, Vector4 xTangent)
    {
        Vector4 result = Vector4.SquareRoot(x);
        return (result, Lanes.Multiply(new Vector4(0.5f) / result, xTangent));
    }

    /// <summary>x̄ += r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.SquareRoot))]
    public static Vector4 SquareRootVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        Vector4 result = Vector4.SquareRoot(x);
        xAdjoint += Lanes.Multiply(new Vector4(0.5f) / result, resultAdjoint);
        return result;
    }

    /// <summary>The larger of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Max))]
    public static (Vector4 Value, Vector4 Tangent) MaxJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 byX = new Vector4(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z), Kinks.Max(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z), Kinks.Max(y.W, x.W));
        return (Vector4.Max(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Max))]
    public static Vector4 MaxVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 byX = new Vector4(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y), Kinks.Max(x.Z, y.Z), Kinks.Max(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y), Kinks.Max(y.Z, x.Z), Kinks.Max(y.W, x.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector4.Max(x, y);
    }

    /// <summary>The smaller of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Min))]
    public static (Vector4 Value, Vector4 Tangent) MinJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 byX = new Vector4(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z), Kinks.Min(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z), Kinks.Min(y.W, x.W));
        return (Vector4.Min(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Min))]
    public static Vector4 MinVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 byX = new Vector4(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y), Kinks.Min(x.Z, y.Z), Kinks.Min(x.W, y.W));
        Vector4 byY = new Vector4(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y), Kinks.Min(y.Z, x.Z), Kinks.Min(y.W, x.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector4.Min(x, y);
    }

    /// <summary>x between bounds element by element; 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Clamp))]
    public static (Vector4 Value, Vector4 Tangent) ClampJvp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 xTangent, Vector4 minTangent, Vector4 maxTangent)
    {
        Vector4 inside = new Vector4(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z), Kinks.Inside(x.W, min.W, max.W));
        Vector4 below = new Vector4(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z), Kinks.Below(x.W, min.W, max.W));
        Vector4 above = new Vector4(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z), Kinks.Above(x.W, min.W, max.W));
        return (Vector4.Clamp(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Clamp))]
    public static Vector4 ClampVjp(
        Vector4 x, Vector4 min, Vector4 max, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 minAdjoint, ref Vector4 maxAdjoint)
    {
        Vector4 inside = new Vector4(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y), Kinks.Inside(x.Z, min.Z, max.Z), Kinks.Inside(x.W, min.W, max.W));
        Vector4 below = new Vector4(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y), Kinks.Below(x.Z, min.Z, max.Z), Kinks.Below(x.W, min.W, max.W));
        Vector4 above = new Vector4(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y), Kinks.Above(x.Z, min.Z, max.Z), Kinks.Above(x.W, min.W, max.W));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector4.Clamp(x, min, max);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToJvp(Vector4 x, Span<float> destination, Vector4 xTangent, Span<float> destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToVjp(Vector4 x, Span<float> destination, ref Vector4 xAdjoint, Span<float> destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint[..4];
        xAdjoint += new Vector4(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToJvp(Vector4 x, float[] destination, Vector4 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToVjp(Vector4 x, float[] destination, ref Vector4 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan()[..4];
        xAdjoint += new Vector4(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToJvp(Vector4 x, float[] destination, int index, Vector4 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination, index);
        xTangent.CopyTo(destinationTangent, index);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CopyTo))]
    public static void CopyToVjp(Vector4 x, float[] destination, int index, ref Vector4 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan(index)[..4];
        xAdjoint += new Vector4(copies);
        copies.Clear();
        x.CopyTo(destination, index);
    }
}
