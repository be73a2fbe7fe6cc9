using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of what is neither linear nor bilinear.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of r̄ d, d the direction of x, whose tangent is what of ẋ goes across it, divided by |x|.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Length))]
    public static (float Value, float Tangent) LengthVjpJvp(
        Vector4 x, float resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, float resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        Vector4 direction = Lanes.Direction(x);
        xAdjoint += resultAdjoint * direction;
        xAdjointTangent += (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(x, xTangent));
        return LengthJvp(x, xTangent);
    }

    /// <summary>As that of <see cref="Vector4.Length"/>, of x - y.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Distance))]
    public static (float Value, float Tangent) DistanceVjpJvp(
        Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint,
        Vector4 xTangent, Vector4 yTangent, float resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        Vector4 difference = x - y;
        Vector4 direction = Lanes.Direction(difference);
        Vector4 slope = resultAdjoint * direction;
        Vector4 slopeTangent = (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(difference, xTangent - yTangent));
        xAdjoint += slope;
        yAdjoint -= slope;
        xAdjointTangent += slopeTangent;
        yAdjointTangent -= slopeTangent;
        return DistanceJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of (r̄ - d (d · r̄)) / |x|, d the direction of x; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Normalize))]
    public static (Vector4 Value, Vector4 Tangent) NormalizeVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        float length = x.Length();
        Vector4 across = Lanes.Across(x, resultAdjoint);
        xAdjoint += across;
        xAdjointTangent += Lanes.Across(x, resultAdjointTangent);
        if (length > 0)
        {
            Vector4 direction = Lanes.Direction(x);
            Vector4 turn = Lanes.Across(x, xTangent);
            xAdjointTangent -= ((turn * Vector4.Dot(direction, resultAdjoint)) + (direction * Vector4.Dot(turn, resultAdjoint)) + (across * Vector4.Dot(direction, xTangent))) / length;
        }

        return NormalizeJvp(x, xTangent);
    }

    /// <summary>The tangent of q = r̄ / y and of -r q.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static (Vector4 Value, Vector4 Tangent) DivisionVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint,
        Vector4 xTangent, Vector4 yTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        (Vector4 result, Vector4 resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Vector4 quotient = Lanes.Divide(resultAdjoint, y);
        Vector4 quotientTangent = Lanes.Divide(resultAdjointTangent - Lanes.Multiply(quotient, yTangent), y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        xAdjointTangent += quotientTangent;
        yAdjointTangent -= Lanes.Multiply(resultTangent, quotient) + Lanes.Multiply(result, quotientTangent);
        return (result, resultTangent);
    }

    /// <summary>The same with one divisor for all elements.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static (Vector4 Value, Vector4 Tangent) DivisionVjpJvp(
        Vector4 x, float y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref float yAdjoint,
        Vector4 xTangent, float yTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref float yAdjointTangent)
    {
        Vector4 divisorAdjoint = Vector4.Zero;
        Vector4 divisorAdjointTangent = Vector4.Zero;
        (Vector4 Value, Vector4 Tangent) result = DivisionVjpJvp(
            x, new Vector4(y), resultAdjoint, ref xAdjoint, ref divisorAdjoint, xTangent, new Vector4(yTangent), resultAdjointTangent, ref xAdjointTangent, ref divisorAdjointTangent);
        yAdjoint += Vector4.Dot(divisorAdjoint, Vector4.One);
        yAdjointTangent += Vector4.Dot(divisorAdjointTangent, Vector4.One);
        return result;
    }

    /// <summary>The tangent of r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.SquareRoot))]
    public static (Vector4 Value, Vector4 Tangent) SquareRootVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        (Vector4 result, Vector4 resultTangent) = SquareRootJvp(x, xTangent);
        Vector4 slope = new Vector4(0.5f) / result;
        Vector4 adjoint = Lanes.Multiply(slope, resultAdjoint);
        xAdjoint += adjoint;
        xAdjointTangent += Lanes.Multiply(slope, resultAdjointTangent) - Lanes.Divide(Lanes.Multiply(adjoint, resultTangent), result);
        return (result, resultTangent);
    }
}
