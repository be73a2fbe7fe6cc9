using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Choices and roots element by element, and copies of elements.</content>
public static partial class Vector2Rules
{
    /// <summary>r = |x| element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Abs))]
    public static (Vector2 Value, Vector2 Tangent) AbsJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Abs(x), new Vector2(Kinks.Abs(x.X), Kinks.Abs(x.Y)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Abs))]
    public static Vector2 AbsVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += new Vector2(Kinks.Abs(x.X), Kinks.Abs(x.Y)) * resultAdjoint;
        return Vector2.Abs(x);
    }

    /// <summary>r = √x element by element; ṙ = ẋ / (2 r).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.SquareRoot))]
    public static (Vector2 Value, Vector2 Tangent) SquareRootJvp(Vector2 x, Vector2 xTangent)
    {
        Vector2 result = Vector2.SquareRoot(x);
        return (result, Lanes.Multiply(new Vector2(0.5f) / result, xTangent));
    }

    /// <summary>x̄ += r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.SquareRoot))]
    public static Vector2 SquareRootVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        Vector2 result = Vector2.SquareRoot(x);
        xAdjoint += Lanes.Multiply(new Vector2(0.5f) / result, resultAdjoint);
        return result;
    }

    /// <summary>The larger of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Max))]
    public static (Vector2 Value, Vector2 Tangent) MaxJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 byX = new Vector2(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y));
        return (Vector2.Max(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Max))]
    public static Vector2 MaxVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 byX = new Vector2(Kinks.Max(x.X, y.X), Kinks.Max(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Max(y.X, x.X), Kinks.Max(y.Y, x.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector2.Max(x, y);
    }

    /// <summary>The smaller of x and y element by element; half to each at a tie.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Min))]
    public static (Vector2 Value, Vector2 Tangent) MinJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 byX = new Vector2(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y));
        return (Vector2.Min(x, y), (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Min))]
    public static Vector2 MinVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 byX = new Vector2(Kinks.Min(x.X, y.X), Kinks.Min(x.Y, y.Y));
        Vector2 byY = new Vector2(Kinks.Min(y.X, x.X), Kinks.Min(y.Y, x.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return Vector2.Min(x, y);
    }

    /// <summary>x between bounds element by element; 1 to x inside and on the bounds.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Clamp))]
    public static (Vector2 Value, Vector2 Tangent) ClampJvp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 xTangent, Vector2 minTangent, Vector2 maxTangent)
    {
        Vector2 inside = new Vector2(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y));
        Vector2 below = new Vector2(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y));
        Vector2 above = new Vector2(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y));
        return (Vector2.Clamp(x, min, max), (inside * xTangent) + (below * minTangent) + (above * maxTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Clamp))]
    public static Vector2 ClampVjp(
        Vector2 x, Vector2 min, Vector2 max, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 minAdjoint, ref Vector2 maxAdjoint)
    {
        Vector2 inside = new Vector2(Kinks.Inside(x.X, min.X, max.X), Kinks.Inside(x.Y, min.Y, max.Y));
        Vector2 below = new Vector2(Kinks.Below(x.X, min.X, max.X), Kinks.Below(x.Y, min.Y, max.Y));
        Vector2 above = new Vector2(Kinks.Above(x.X, min.X, max.X), Kinks.Above(x.Y, min.Y, max.Y));
        xAdjoint += inside * resultAdjoint;
        minAdjoint += below * resultAdjoint;
        maxAdjoint += above * resultAdjoint;
        return Vector2.Clamp(x, min, max);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToJvp(Vector2 x, Span<float> destination, Vector2 xTangent, Span<float> destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToVjp(Vector2 x, Span<float> destination, ref Vector2 xAdjoint, Span<float> destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint[..2];
        xAdjoint += new Vector2(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToJvp(Vector2 x, float[] destination, Vector2 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination);
        xTangent.CopyTo(destinationTangent);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToVjp(Vector2 x, float[] destination, ref Vector2 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan()[..2];
        xAdjoint += new Vector2(copies);
        copies.Clear();
        x.CopyTo(destination);
    }

    /// <summary>Copies the elements out; their tangents likewise.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToJvp(Vector2 x, float[] destination, int index, Vector2 xTangent, float[] destinationTangent)
    {
        x.CopyTo(destination, index);
        xTangent.CopyTo(destinationTangent, index);
    }

    /// <summary>The adjoints of the copies go to the vector; what was there before has none.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CopyTo))]
    public static void CopyToVjp(Vector2 x, float[] destination, int index, ref Vector2 xAdjoint, float[] destinationAdjoint)
    {
        Span<float> copies = destinationAdjoint.AsSpan(index)[..2];
        xAdjoint += new Vector2(copies);
        copies.Clear();
        x.CopyTo(destination, index);
    }
}
