using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Rotations and skews.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>cos φ and ± sin φ.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateRotation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateRotationJvp(float radians, float radiansTangent) =>
        (Matrix3x2.CreateRotation(radians), ByAngle(radians) * radiansTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateRotation))]
    public static Matrix3x2 CreateRotationVjp(float radians, Matrix3x2 resultAdjoint, ref float radiansAdjoint)
    {
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, ByAngle(radians));
        return Matrix3x2.CreateRotation(radians);
    }

    /// <summary>A rotation R with c - c R in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateRotation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateRotationJvp(
        float radians, Vector2 centerPoint, float radiansTangent, Vector2 centerPointTangent)
    {
        Matrix3x2 result = Matrix3x2.CreateRotation(radians, centerPoint);
        return (result, About(ByAngle(radians) * radiansTangent, centerPoint) + Shift(centerPointTangent - Vector2.TransformNormal(centerPointTangent, result)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateRotation))]
    public static Matrix3x2 CreateRotationVjp(
        float radians, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref float radiansAdjoint, ref Vector2 centerPointAdjoint)
    {
        Matrix3x2 result = Matrix3x2.CreateRotation(radians, centerPoint);
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, About(ByAngle(radians), centerPoint));
        centerPointAdjoint += resultAdjoint.Translation - Homogeneous.Rows(result, resultAdjoint.Translation);
        return result;
    }

    /// <summary>tan φ off the diagonal.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateSkew))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateSkewJvp(
        float radiansX, float radiansY, float radiansXTangent, float radiansYTangent) =>
        (Matrix3x2.CreateSkew(radiansX, radiansY), new Matrix3x2(0, SlopeOf(radiansY) * radiansYTangent, SlopeOf(radiansX) * radiansXTangent, 0, 0, 0));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateSkew))]
    public static Matrix3x2 CreateSkewVjp(
        float radiansX, float radiansY, Matrix3x2 resultAdjoint, ref float radiansXAdjoint, ref float radiansYAdjoint)
    {
        radiansXAdjoint += resultAdjoint.M21 * SlopeOf(radiansX);
        radiansYAdjoint += resultAdjoint.M12 * SlopeOf(radiansY);
        return Matrix3x2.CreateSkew(radiansX, radiansY);
    }

    /// <summary>tan φ off the diagonal, and c - c S in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateSkew))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateSkewJvp(
        float radiansX, float radiansY, Vector2 centerPoint, float radiansXTangent, float radiansYTangent, Vector2 centerPointTangent)
    {
        Matrix3x2 result = Matrix3x2.CreateSkew(radiansX, radiansY, centerPoint);
        return (result, About(
            new Matrix3x2(0, SlopeOf(radiansY) * radiansYTangent, SlopeOf(radiansX) * radiansXTangent, 0, 0, 0),
            centerPoint) + Shift(centerPointTangent - Vector2.TransformNormal(centerPointTangent, result)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateSkew))]
    public static Matrix3x2 CreateSkewVjp(
        float radiansX,
        float radiansY,
        Vector2 centerPoint,
        Matrix3x2 resultAdjoint,
        ref float radiansXAdjoint,
        ref float radiansYAdjoint,
        ref Vector2 centerPointAdjoint)
    {
        Matrix3x2 result = Matrix3x2.CreateSkew(radiansX, radiansY, centerPoint);
        radiansXAdjoint += (resultAdjoint.M21 - (resultAdjoint.M31 * centerPoint.Y)) * SlopeOf(radiansX);
        radiansYAdjoint += (resultAdjoint.M12 - (resultAdjoint.M32 * centerPoint.X)) * SlopeOf(radiansY);
        centerPointAdjoint += resultAdjoint.Translation - Homogeneous.Rows(result, resultAdjoint.Translation);
        return result;
    }

    private static Matrix3x2 ByAngle(float radians)
    {
        (float sin, float cos) = MathF.SinCos(radians);
        return new Matrix3x2(-sin, cos, -cos, -sin, 0, 0);
    }

    /// <summary>The derivative of the tangent.</summary>
    private static float SlopeOf(float radians)
    {
        float tan = MathF.Tan(radians);
        return 1 + (tan * tan);
    }

    /// <summary>The derivative of a linear part completed by that of c - c R.</summary>
    private static Matrix3x2 About(Matrix3x2 linear, Vector2 center) => linear + Shift(-Vector2.TransformNormal(center, linear));
}
