using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static (Vector2 Value, Vector2 Tangent) TransformVjpJvp(
        Vector2 x, Matrix3x2 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix3x2 matrixAdjoint, Vector2 xTangent,
        Matrix3x2 matrixTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Matrix3x2 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(default(Vector2), default(Matrix3x2), -resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static (Vector2 Value, Vector2 Tangent) TransformNormalVjpJvp(
        Vector2 x, Matrix3x2 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix3x2 matrixAdjoint, Vector2 xTangent,
        Matrix3x2 matrixTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Matrix3x2 matrixAdjointTangent)
    {
        TransformNormalVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformNormalVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformNormalVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformNormalJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Transform))]
    public static (Vector2 Value, Vector2 Tangent) TransformVjpJvp(
        Vector2 x, Matrix4x4 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector2 xTangent,
        Matrix4x4 matrixTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(default(Vector2), default(Matrix4x4), -resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.TransformNormal))]
    public static (Vector2 Value, Vector2 Tangent) TransformNormalVjpJvp(
        Vector2 x, Matrix4x4 matrix, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector2 xTangent,
        Matrix4x4 matrixTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformNormalVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformNormalVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformNormalVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformNormalJvp(x, matrix, xTangent, matrixTangent);
    }
}
