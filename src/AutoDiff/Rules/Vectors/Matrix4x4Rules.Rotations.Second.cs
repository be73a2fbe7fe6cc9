using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromQuaternion))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateFromQuaternionVjpJvp(
        Quaternion q, Matrix4x4 resultAdjoint, ref Quaternion qAdjoint, Quaternion qTangent, Matrix4x4 resultAdjointTangent,
        ref Quaternion qAdjointTangent)
    {
        CreateFromQuaternionVjp(q, resultAdjoint, ref qAdjoint);
        CreateFromQuaternionVjp(q, resultAdjointTangent, ref qAdjointTangent);
        CreateFromQuaternionVjp(qTangent, resultAdjoint, ref qAdjointTangent);
        return CreateFromQuaternionJvp(q, qTangent);
    }
}
