using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformVjpJvp(
        Vector2 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector2 xTangent,
        Matrix4x4 matrixTangent, Vector4 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(default(Vector2), default(Matrix4x4), -resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformVjpJvp(
        Vector3 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector3 xTangent,
        Matrix4x4 matrixTangent, Vector4 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(default(Vector3), default(Matrix4x4), -resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Transform))]
    public static (Vector4 Value, Vector4 Tangent) TransformVjpJvp(
        Vector4 x, Matrix4x4 matrix, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector4 xTangent,
        Matrix4x4 matrixTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }
}
