using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Transformations by matrices and quaternions.</content>
public static partial class Vector3Rules
{
    /// <summary>r = (x, 1) M in its first three elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static (Vector3 Value, Vector3 Tangent) TransformJvp(Vector3 x, Matrix4x4 matrix, Vector3 xTangent, Matrix4x4 matrixTangent) =>
        (Vector3.Transform(x, matrix), Vector3.TransformNormal(xTangent, matrix) + Vector3.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static Vector3 TransformVjp(
        Vector3 x, Matrix4x4 matrix, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Space(Homogeneous.Rows(matrix, new Vector4(resultAdjoint, 0)));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 1), new Vector4(resultAdjoint, 0));
        return Vector3.Transform(x, matrix);
    }

    /// <summary>r = (x, 0) M in its first three elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.TransformNormal))]
    public static (Vector3 Value, Vector3 Tangent) TransformNormalJvp(
        Vector3 x, Matrix4x4 matrix, Vector3 xTangent, Matrix4x4 matrixTangent) =>
        (Vector3.TransformNormal(x, matrix), Vector3.TransformNormal(xTangent, matrix) + Vector3.TransformNormal(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.TransformNormal))]
    public static Vector3 TransformNormalVjp(
        Vector3 x, Matrix4x4 matrix, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Space(Homogeneous.Rows(matrix, new Vector4(resultAdjoint, 0)));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 0), new Vector4(resultAdjoint, 0));
        return Vector3.TransformNormal(x, matrix);
    }

    /// <summary>r = x turned by q.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static (Vector3 Value, Vector3 Tangent) TransformJvp(
        Vector3 x, Quaternion rotation, Vector3 xTangent, Quaternion rotationTangent) =>
        (Vector3.Transform(x, rotation), Homogeneous.Space(Rotation.Tangent(new Vector4(x, 0), rotation, new Vector4(xTangent, 0), rotationTangent)));

    /// <summary>x̄ is r̄ turned back; q̄ from the formula that <see cref="Rotation"/> tells.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static Vector3 TransformVjp(
        Vector3 x, Quaternion rotation, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Quaternion rotationAdjoint)
    {
        xAdjoint += Homogeneous.Space(Vector4.Transform(new Vector4(resultAdjoint, 0), Quaternion.Conjugate(rotation)));
        rotationAdjoint += Rotation.Adjoint(new Vector4(x, 0), rotation, new Vector4(resultAdjoint, 0));
        return Vector3.Transform(x, rotation);
    }
}
