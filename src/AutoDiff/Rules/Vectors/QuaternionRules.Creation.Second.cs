#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class QuaternionRules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static (Quaternion Value, Quaternion Tangent) CreateVjpJvp(
        float x, float y, float z, float w, Quaternion resultAdjoint, ref float xAdjoint, ref float yAdjoint, ref float zAdjoint, ref float wAdjoint,
        float xTangent, float yTangent, float zTangent, float wTangent, Quaternion resultAdjointTangent, ref float xAdjointTangent,
        ref float yAdjointTangent, ref float zAdjointTangent, ref float wAdjointTangent)
    {
        CreateVjp(x, y, z, w, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint, ref wAdjoint);
        CreateVjp(x, y, z, w, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent, ref wAdjointTangent);
        return CreateJvp(x, y, z, w, xTangent, yTangent, zTangent, wTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static (Quaternion Value, Quaternion Tangent) CreateVjpJvp(
        Vector3 axis, float w, Quaternion resultAdjoint, ref Vector3 axisAdjoint, ref float wAdjoint, Vector3 axisTangent, float wTangent,
        Quaternion resultAdjointTangent, ref Vector3 axisAdjointTangent, ref float wAdjointTangent)
    {
        CreateVjp(axis, w, resultAdjoint, ref axisAdjoint, ref wAdjoint);
        CreateVjp(axis, w, resultAdjointTangent, ref axisAdjointTangent, ref wAdjointTangent);
        return CreateJvp(axis, w, axisTangent, wTangent);
    }
}
#endif
