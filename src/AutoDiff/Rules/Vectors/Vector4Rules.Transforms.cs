using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Transformations by matrices and quaternions.</content>
public static partial class Vector4Rules
{
    /// <summary>r = (x, 0, 1) M.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(Vector2 x, Matrix4x4 matrix, Vector2 xTangent, Matrix4x4 matrixTangent) =>
        (Vector4.Transform(x, matrix), Vector4.Transform(Homogeneous.Direction(xTangent), matrix) + Vector4.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector2 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Plane(Homogeneous.Rows(matrix, resultAdjoint));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 0, 1), resultAdjoint);
        return Vector4.Transform(x, matrix);
    }

    /// <summary>r = (x, 1) M.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(Vector3 x, Matrix4x4 matrix, Vector3 xTangent, Matrix4x4 matrixTangent) =>
        (Vector4.Transform(x, matrix), Vector4.Transform(Homogeneous.Direction(xTangent), matrix) + Vector4.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector3 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Space(Homogeneous.Rows(matrix, resultAdjoint));
        matrixAdjoint += Homogeneous.Outer(new Vector4(x, 1), resultAdjoint);
        return Vector4.Transform(x, matrix);
    }

    /// <summary>r = x M.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(Vector4 x, Matrix4x4 matrix, Vector4 xTangent, Matrix4x4 matrixTangent) =>
        (Vector4.Transform(x, matrix), Vector4.Transform(xTangent, matrix) + Vector4.Transform(x, matrixTangent));

    /// <summary>x̄ += M r̄; M̄ += x r̄ᵀ, x and r̄ completed to four elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector4 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        xAdjoint += Homogeneous.Rows(matrix, resultAdjoint);
        matrixAdjoint += Homogeneous.Outer(x, resultAdjoint);
        return Vector4.Transform(x, matrix);
    }

    /// <summary>r = (x turned by q, 1).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(
        Vector2 x, Quaternion rotation, Vector2 xTangent, Quaternion rotationTangent) =>
        (Vector4.Transform(x, rotation), Rotation.Tangent(new Vector4(x, 0, 1), rotation, new Vector4(xTangent, 0, 0), rotationTangent));

    /// <summary>x̄ is r̄ turned back; q̄ from the formula that <see cref="Rotation"/> tells.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector2 x, Quaternion rotation, Vector4 resultAdjoint, ref Vector2 xAdjoint, ref Quaternion rotationAdjoint)
    {
        xAdjoint += Homogeneous.Plane(Vector4.Transform(resultAdjoint, Quaternion.Conjugate(rotation)));
        rotationAdjoint += Rotation.Adjoint(new Vector4(x, 0, 1), rotation, resultAdjoint);
        return Vector4.Transform(x, rotation);
    }

    /// <summary>r = (x turned by q, 1).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(
        Vector3 x, Quaternion rotation, Vector3 xTangent, Quaternion rotationTangent) =>
        (Vector4.Transform(x, rotation), Rotation.Tangent(new Vector4(x, 1), rotation, new Vector4(xTangent, 0), rotationTangent));

    /// <summary>x̄ is r̄ turned back; q̄ from the formula that <see cref="Rotation"/> tells.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector3 x, Quaternion rotation, Vector4 resultAdjoint, ref Vector3 xAdjoint, ref Quaternion rotationAdjoint)
    {
        xAdjoint += Homogeneous.Space(Vector4.Transform(resultAdjoint, Quaternion.Conjugate(rotation)));
        rotationAdjoint += Rotation.Adjoint(new Vector4(x, 1), rotation, resultAdjoint);
        return Vector4.Transform(x, rotation);
    }

    /// <summary>r = the first three elements turned by q, and the fourth.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformJvp(
        Vector4 x, Quaternion rotation, Vector4 xTangent, Quaternion rotationTangent) =>
        (Vector4.Transform(x, rotation), Rotation.Tangent(x, rotation, xTangent, rotationTangent));

    /// <summary>x̄ is r̄ turned back; q̄ from the formula that <see cref="Rotation"/> tells.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static Vector4 TransformVjp(
        Vector4 x, Quaternion rotation, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Quaternion rotationAdjoint)
    {
        xAdjoint += Vector4.Transform(resultAdjoint, Quaternion.Conjugate(rotation));
        rotationAdjoint += Rotation.Adjoint(x, rotation, resultAdjoint);
        return Vector4.Transform(x, rotation);
    }
}
