using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of rotations about an axis: turned by half a circle, without what does not turn.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>φ̄ += R̄ : R'; R'' = -R but for the axis.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationX))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationXVjpJvp(
        float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint, float radiansTangent, Matrix4x4 resultAdjointTangent, ref float radiansAdjointTangent)
    {
        CreateRotationXVjp(radians, resultAdjoint, ref radiansAdjoint);
        CreateRotationXVjp(radians, resultAdjointTangent, ref radiansAdjointTangent);
        Matrix4x4 turning = Matrix4x4.CreateRotationX(radians);
        turning.M11 = 0;
        turning.M44 = 0;
        radiansAdjointTangent -= radiansTangent * Homogeneous.Dot(resultAdjoint, turning);
        return CreateRotationXJvp(radians, radiansTangent);
    }

    /// <summary>φ̄ += R̄ : R'; R'' = -R but for the axis.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationY))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationYVjpJvp(
        float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint, float radiansTangent, Matrix4x4 resultAdjointTangent, ref float radiansAdjointTangent)
    {
        CreateRotationYVjp(radians, resultAdjoint, ref radiansAdjoint);
        CreateRotationYVjp(radians, resultAdjointTangent, ref radiansAdjointTangent);
        Matrix4x4 turning = Matrix4x4.CreateRotationY(radians);
        turning.M22 = 0;
        turning.M44 = 0;
        radiansAdjointTangent -= radiansTangent * Homogeneous.Dot(resultAdjoint, turning);
        return CreateRotationYJvp(radians, radiansTangent);
    }

    /// <summary>φ̄ += R̄ : R'; R'' = -R but for the axis.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationZ))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationZVjpJvp(
        float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint, float radiansTangent, Matrix4x4 resultAdjointTangent, ref float radiansAdjointTangent)
    {
        CreateRotationZVjp(radians, resultAdjoint, ref radiansAdjoint);
        CreateRotationZVjp(radians, resultAdjointTangent, ref radiansAdjointTangent);
        Matrix4x4 turning = Matrix4x4.CreateRotationZ(radians);
        turning.M33 = 0;
        turning.M44 = 0;
        radiansAdjointTangent -= radiansTangent * Homogeneous.Dot(resultAdjoint, turning);
        return CreateRotationZJvp(radians, radiansTangent);
    }
}
