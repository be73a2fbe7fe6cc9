using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Transform))]
    public static (Vector3 Value, Vector3 Tangent) TransformVjpJvp(
        Vector3 x, Matrix4x4 matrix, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector3 xTangent,
        Matrix4x4 matrixTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformVjp(default(Vector3), default(Matrix4x4), -resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformJvp(x, matrix, xTangent, matrixTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.TransformNormal))]
    public static (Vector3 Value, Vector3 Tangent) TransformNormalVjpJvp(
        Vector3 x, Matrix4x4 matrix, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Matrix4x4 matrixAdjoint, Vector3 xTangent,
        Matrix4x4 matrixTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Matrix4x4 matrixAdjointTangent)
    {
        TransformNormalVjp(x, matrix, resultAdjoint, ref xAdjoint, ref matrixAdjoint);
        TransformNormalVjp(x, matrix, resultAdjointTangent, ref xAdjointTangent, ref matrixAdjointTangent);
        TransformNormalVjp(xTangent, matrixTangent, resultAdjoint, ref xAdjointTangent, ref matrixAdjointTangent);
        return TransformNormalJvp(x, matrix, xTangent, matrixTangent);
    }
}
