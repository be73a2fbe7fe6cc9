using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of what is neither linear nor bilinear.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of r̄ d, d the direction of x, whose tangent is what of ẋ goes across it, divided by |x|.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Length))]
    public static (float Value, float Tangent) LengthVjpJvp(
        Vector3 x, float resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, float resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        Vector3 direction = Lanes.Direction(x);
        xAdjoint += resultAdjoint * direction;
        xAdjointTangent += (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(x, xTangent));
        return LengthJvp(x, xTangent);
    }

    /// <summary>As that of <see cref="Vector3.Length"/>, of x - y.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Distance))]
    public static (float Value, float Tangent) DistanceVjpJvp(
        Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint,
        Vector3 xTangent, Vector3 yTangent, float resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        Vector3 difference = x - y;
        Vector3 direction = Lanes.Direction(difference);
        Vector3 slope = resultAdjoint * direction;
        Vector3 slopeTangent = (resultAdjointTangent * direction) + (resultAdjoint * Lanes.Across(difference, xTangent - yTangent));
        xAdjoint += slope;
        yAdjoint -= slope;
        xAdjointTangent += slopeTangent;
        yAdjointTangent -= slopeTangent;
        return DistanceJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of (r̄ - d (d · r̄)) / |x|, d the direction of x; 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Normalize))]
    public static (Vector3 Value, Vector3 Tangent) NormalizeVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        float length = x.Length();
        Vector3 across = Lanes.Across(x, resultAdjoint);
        xAdjoint += across;
        xAdjointTangent += Lanes.Across(x, resultAdjointTangent);
        if (length > 0)
        {
            Vector3 direction = Lanes.Direction(x);
            Vector3 turn = Lanes.Across(x, xTangent);
            xAdjointTangent -= ((turn * Vector3.Dot(direction, resultAdjoint)) + (direction * Vector3.Dot(turn, resultAdjoint)) + (across * Vector3.Dot(direction, xTangent))) / length;
        }

        return NormalizeJvp(x, xTangent);
    }

    /// <summary>The tangent of q = r̄ / y and of -r q.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static (Vector3 Value, Vector3 Tangent) DivisionVjpJvp(
        Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint,
        Vector3 xTangent, Vector3 yTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        (Vector3 result, Vector3 resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Vector3 quotient = Lanes.Divide(resultAdjoint, y);
        Vector3 quotientTangent = Lanes.Divide(resultAdjointTangent - Lanes.Multiply(quotient, yTangent), y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        xAdjointTangent += quotientTangent;
        yAdjointTangent -= Lanes.Multiply(resultTangent, quotient) + Lanes.Multiply(result, quotientTangent);
        return (result, resultTangent);
    }

    /// <summary>The same with one divisor for all elements.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static (Vector3 Value, Vector3 Tangent) DivisionVjpJvp(
        Vector3 x, float y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref float yAdjoint,
        Vector3 xTangent, float yTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref float yAdjointTangent)
    {
        Vector3 divisorAdjoint = Vector3.Zero;
        Vector3 divisorAdjointTangent = Vector3.Zero;
        (Vector3 Value, Vector3 Tangent) result = DivisionVjpJvp(
            x, new Vector3(y), resultAdjoint, ref xAdjoint, ref divisorAdjoint, xTangent, new Vector3(yTangent), resultAdjointTangent, ref xAdjointTangent, ref divisorAdjointTangent);
        yAdjoint += Vector3.Dot(divisorAdjoint, Vector3.One);
        yAdjointTangent += Vector3.Dot(divisorAdjointTangent, Vector3.One);
        return result;
    }

    /// <summary>The tangent of r̄ / (2 r).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.SquareRoot))]
    public static (Vector3 Value, Vector3 Tangent) SquareRootVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        (Vector3 result, Vector3 resultTangent) = SquareRootJvp(x, xTangent);
        Vector3 slope = new Vector3(0.5f) / result;
        Vector3 adjoint = Lanes.Multiply(slope, resultAdjoint);
        xAdjoint += adjoint;
        xAdjointTangent += Lanes.Multiply(slope, resultAdjointTangent) - Lanes.Divide(Lanes.Multiply(adjoint, resultTangent), result);
        return (result, resultTangent);
    }

    /// <summary>The tangents of r̄ - 2 (r̄ · n) n and of -2 ((r̄ · n) x + (x · n) r̄).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Reflect))]
    public static (Vector3 Value, Vector3 Tangent) ReflectVjpJvp(
        Vector3 x, Vector3 normal, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 normalAdjoint,
        Vector3 xTangent, Vector3 normalTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 normalAdjointTangent)
    {
        ReflectVjp(x, normal, resultAdjoint, ref xAdjoint, ref normalAdjoint);
        float along = Vector3.Dot(resultAdjoint, normal);
        float alongTangent = Vector3.Dot(resultAdjointTangent, normal) + Vector3.Dot(resultAdjoint, normalTangent);
        float depthTangent = Vector3.Dot(xTangent, normal) + Vector3.Dot(x, normalTangent);
        xAdjointTangent += resultAdjointTangent - (2 * ((alongTangent * normal) + (along * normalTangent)));
        normalAdjointTangent -= 2 * ((alongTangent * x) + (along * xTangent) + (depthTangent * resultAdjoint) + (Vector3.Dot(x, normal) * resultAdjointTangent));
        return ReflectJvp(x, normal, xTangent, normalTangent);
    }

    /// <summary>The tangents of r̄ turned back, and of the formula that <see cref="Rotation"/> tells, which is linear in x, q and r̄ each.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static (Vector3 Value, Vector3 Tangent) TransformVjpJvp(
        Vector3 x, Quaternion rotation, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Quaternion rotationAdjoint,
        Vector3 xTangent, Quaternion rotationTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Quaternion rotationAdjointTangent)
    {
        TransformVjp(x, rotation, resultAdjoint, ref xAdjoint, ref rotationAdjoint);
        var point = new Vector4(x, 0);
        var adjoint = new Vector4(resultAdjoint, 0);
        xAdjointTangent += Homogeneous.Space(
            Rotation.Tangent(adjoint, Quaternion.Conjugate(rotation), new Vector4(resultAdjointTangent, 0), Quaternion.Conjugate(rotationTangent)));
        rotationAdjointTangent += Rotation.Adjoint(new Vector4(xTangent, 0), rotation, adjoint)
            + Rotation.Adjoint(point, rotationTangent, adjoint)
            + Rotation.Adjoint(point, rotation, new Vector4(resultAdjointTangent, 0));
        return TransformJvp(x, rotation, xTangent, rotationTangent);
    }
}
