using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of what is neither linear nor bilinear.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of r̄ d, d the direction of x, whose tangent is what of ẋ goes across it, divided by |x|.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Length))]
    public static (float Value, float Tangent) LengthVjpJvp(
        Vector2 x, float resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, float resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        Vector2 direction = Lanes.Direction(x);
        xAdjoint += resultAdjoint * direction;
        xAdjointTangent += (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(x, xTangent));
        return LengthJvp(x, xTangent);
    }

    /// <summary>As that of <see cref="Vector2.Length"/>, of x - y.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Distance))]
    public static (float Value, float Tangent) DistanceVjpJvp(
        Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint,
        Vector2 xTangent, Vector2 yTangent, float resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        Vector2 difference = x - y;
        Vector2 direction = Lanes.Direction(difference);
        Vector2 slope = resultAdjoint * direction;
        Vector2 slopeTangent = (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(difference, xTangent - yTangent));
        xAdjoint += slope;
        yAdjoint -= slope;
        xAdjointTangent += slopeTangent;
        yAdjointTangent -= slopeTangent;
        return DistanceJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of (r̄ - d (d · r̄)) / |x|, d the direction of x; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Normalize))]
    public static (Vector2 Value, Vector2 Tangent) NormalizeVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        float length = x.Length();
        Vector2 across = Lanes.Across(x, resultAdjoint);
        xAdjoint += across;
        xAdjointTangent += Lanes.Across(x, resultAdjointTangent);
        if (length > 0)
        {
            Vector2 direction = Lanes.Direction(x);
            Vector2 turn = Lanes.Across(x, xTangent);
            xAdjointTangent -= ((turn * Vector2.Dot(direction, resultAdjoint)) + (direction * Vector2.Dot(turn, resultAdjoint)) + (across * Vector2.Dot(direction, xTangent))) / length;
        }

        return NormalizeJvp(x, xTangent);
    }

    /// <summary>The tangent of q = r̄ / y and of -r q.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static (Vector2 Value, Vector2 Tangent) DivisionVjpJvp(
        Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint,
        Vector2 xTangent, Vector2 yTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        (Vector2 result, Vector2 resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Vector2 quotient = Lanes.Divide(resultAdjoint, y);
        Vector2 quotientTangent = Lanes.Divide(resultAdjointTangent - Lanes.Multiply(quotient, yTangent), y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        xAdjointTangent += quotientTangent;
        yAdjointTangent -= Lanes.Multiply(resultTangent, quotient) + Lanes.Multiply(result, quotientTangent);
        return (result, resultTangent);
    }

    /// <summary>The same with one divisor for all elements.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static (Vector2 Value, Vector2 Tangent) DivisionVjpJvp(
        Vector2 x, float y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref float yAdjoint,
        Vector2 xTangent, float yTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref float yAdjointTangent)
    {
        Vector2 divisorAdjoint = Vector2.Zero;
        Vector2 divisorAdjointTangent = Vector2.Zero;
        (Vector2 Value, Vector2 Tangent) result = DivisionVjpJvp(
            x, new Vector2(y), resultAdjoint, ref xAdjoint, ref divisorAdjoint, xTangent, new Vector2(yTangent), resultAdjointTangent, ref xAdjointTangent, ref divisorAdjointTangent);
        yAdjoint += Vector2.Dot(divisorAdjoint, Vector2.One);
        yAdjointTangent += Vector2.Dot(divisorAdjointTangent, Vector2.One);
        return result;
    }

    /// <summary>The tangent of r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.SquareRoot))]
    public static (Vector2 Value, Vector2 Tangent) SquareRootVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        (Vector2 result, Vector2 resultTangent) = SquareRootJvp(x, xTangent);
        Vector2 slope = new Vector2(0.5f) / result;
        Vector2 adjoint = Lanes.Multiply(slope, resultAdjoint);
        xAdjoint += adjoint;
        xAdjointTangent += Lanes.Multiply(slope, resultAdjointTangent) - Lanes.Divide(Lanes.Multiply(adjoint, resultTangent), result);
        return (result, resultTangent);
    }

    /// <summary>The tangents of r̄ - 2 (r̄ · n) n and of -2 ((r̄ · n) x + (x · n) r̄).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Reflect))]
    public static (Vector2 Value, Vector2 Tangent) ReflectVjpJvp(
        Vector2 x, Vector2 normal, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 normalAdjoint,
        Vector2 xTangent, Vector2 normalTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 normalAdjointTangent)
    {
        ReflectVjp(x, normal, resultAdjoint, ref xAdjoint, ref normalAdjoint);
        float along = Vector2.Dot(resultAdjoint, normal);
        float alongTangent = Vector2.Dot(resultAdjointTangent, normal) + Vector2.Dot(resultAdjoint, normalTangent);
        float depthTangent = Vector2.Dot(xTangent, normal) + Vector2.Dot(x, normalTangent);
        xAdjointTangent += resultAdjointTangent - (2 * ((alongTangent * normal) + (along * normalTangent)));
        normalAdjointTangent -= 2 * ((alongTangent * x) + (along * xTangent) + (depthTangent * resultAdjoint) + (Vector2.Dot(x, normal) * resultAdjointTangent));
        return ReflectJvp(x, normal, xTangent, normalTangent);
    }
}
