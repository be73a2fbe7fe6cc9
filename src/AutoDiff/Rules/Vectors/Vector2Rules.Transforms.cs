using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Transformations by matrices and quaternions.</content>
public static partial class Vector2Rules
{
    /// <summary>r = (x, 1) M; ṙ = (ẋ, 0) M + (x, 1) Ṁ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static (Vector2 Value, Vector2 Tangent) TransformJvp(Vector2 x, Matrix3x2 matrix, Vector2 xTangent, Matrix3x2 matrixTangent) =>
        (Vector2.Transform(x, matrix), Vector2.TransformNormal(xTangent, matrix) + Vector2.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += (x, 1) r̄ᵀ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static Vector2 TransformVjp(
        Vector2 x, Matrix3x2 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix3x2 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Rows(matrix, resultAdjoint);
        matrixAdjoint += Homogeneous.Outer(new Vector3(x, 1), resultAdjoint);
        return Vector2.Transform(x, matrix);
    }

    /// <summary>r = (x, 0) M; ṙ = (ẋ, 0) M + (x, 0) Ṁ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static (Vector2 Value, Vector2 Tangent) TransformNormalJvp(
        Vector2 x, Matrix3x2 matrix, Vector2 xTangent, Matrix3x2 matrixTangent) =>
        (Vector2.TransformNormal(x, matrix), Vector2.TransformNormal(xTangent, matrix) + Vector2.TransformNormal(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += (x, 0) r̄ᵀ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static Vector2 TransformNormalVjp(
        Vector2 x, Matrix3x2 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix3x2 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Rows(matrix, resultAdjoint);
        matrixAdjoint += Homogeneous.Outer(new Vector3(x, 0), resultAdjoint);
        return Vector2.TransformNormal(x, matrix);
    }

    /// <summary>r = (x, 0, 1) M in its first two elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static (Vector2 Value, Vector2 Tangent) TransformJvp(Vector2 x, Matrix4x4 matrix, Vector2 xTangent, Matrix4x4 matrixTangent) =>
        (Vector2.Transform(x, matrix), Vector2.TransformNormal(xTangent, matrix) + Vector2.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static Vector2 TransformVjp(
        Vector2 x, Matrix4x4 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Plane(Homogeneous.Rows(matrix, new Vector4(resultAdjoint, 0, 0)));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 0, 1), new Vector4(resultAdjoint, 0, 0));
        return Vector2.Transform(x, matrix);
    }

    /// <summary>r = (x, 0, 0) M in its first two elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static (Vector2 Value, Vector2 Tangent) TransformNormalJvp(
        Vector2 x, Matrix4x4 matrix, Vector2 xTangent, Matrix4x4 matrixTangent) =>
        (Vector2.TransformNormal(x, matrix), Vector2.TransformNormal(xTangent, matrix) + Vector2.TransformNormal(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static Vector2 TransformNormalVjp(
        Vector2 x, Matrix4x4 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Plane(Homogeneous.Rows(matrix, new Vector4(resultAdjoint, 0, 0)));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 0, 0), new Vector4(resultAdjoint, 0, 0));
        return Vector2.TransformNormal(x, matrix);
    }

    /// <summary>r = x turned by q, in its first two elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static (Vector2 Value, Vector2 Tangent) TransformJvp(
        Vector2 x, Quaternion rotation, Vector2 xTangent, Quaternion rotationTangent) =>
        (Vector2.Transform(x, rotation), Homogeneous.Plane(Rotation.Tangent(new Vector4(x, 0, 0), rotation, new Vector4(xTangent, 0, 0), rotationTangent)));

    /// <summary>x̄ is r̄ turned back; q̄ from the formula that <see cref="Rotation"/> tells.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static Vector2 TransformVjp(
        Vector2 x, Quaternion rotation, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Quaternion rotationAdjoint)
    {
        xAdjoint += Homogeneous.Plane(Vector4.Transform(new Vector4(resultAdjoint, 0, 0), Quaternion.Conjugate(rotation)));
        rotationAdjoint += Rotation.Adjoint(new Vector4(x, 0, 0), rotation, new Vector4(resultAdjoint, 0, 0));
        return Vector2.Transform(x, rotation);
    }
}
