using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of rotations.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>φ̄ += R̄ : R'; R'' = -R.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateRotation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateRotationVjpJvp(
        float radians, Matrix3x2 resultAdjoint, ref float radiansAdjoint, float radiansTangent, Matrix3x2 resultAdjointTangent, ref float radiansAdjointTangent)
    {
        CreateRotationVjp(radians, resultAdjoint, ref radiansAdjoint);
        CreateRotationVjp(radians, resultAdjointTangent, ref radiansAdjointTangent);
        Matrix3x2 r = Matrix3x2.CreateRotation(radians);
        radiansAdjointTangent -= radiansTangent
            * ((r.M11 * resultAdjoint.M11) + (r.M12 * resultAdjoint.M12) + (r.M21 * resultAdjoint.M21) + (r.M22 * resultAdjoint.M22));
        return CreateRotationJvp(radians, radiansTangent);
    }
}
