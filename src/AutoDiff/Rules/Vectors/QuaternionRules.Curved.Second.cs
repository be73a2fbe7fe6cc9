using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of what is neither linear nor bilinear.</content>
public static partial class QuaternionRules
{
    /// <summary>The tangent of r̄ d, d the direction of x.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Length))]
    public static (float Value, float Tangent) LengthVjpJvp(
        Quaternion x, float resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, float resultAdjointTangent, ref Quaternion xAdjointTangent)
    {
        Vector4 adjoint = Vector4.Zero;
        Vector4 adjointTangent = Vector4.Zero;
        (float Value, float Tangent) result = Vector4Rules.LengthVjpJvp(Vector(x), resultAdjoint, ref adjoint, Vector(xTangent), resultAdjointTangent, ref adjointTangent);
        xAdjoint += OfVector(adjoint);
        xAdjointTangent += OfVector(adjointTangent);
        return result;
    }

    /// <summary>As that of a vector.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Normalize))]
    public static (Quaternion Value, Quaternion Tangent) NormalizeVjpJvp(
        Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent)
    {
        Vector4 adjoint = Vector4.Zero;
        Vector4 adjointTangent = Vector4.Zero;
        Vector4Rules.NormalizeVjpJvp(Vector(x), Vector(resultAdjoint), ref adjoint, Vector(xTangent), Vector(resultAdjointTangent), ref adjointTangent);
        xAdjoint += OfVector(adjoint);
        xAdjointTangent += OfVector(adjointTangent);
        return NormalizeJvp(x, xTangent);
    }

    /// <summary>r = (a sin ½φ, cos ½φ).</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromAxisAngle))]
    public static (Quaternion Value, Quaternion Tangent) CreateFromAxisAngleVjpJvp(
        Vector3 axis, float angle, Quaternion resultAdjoint, ref Vector3 axisAdjoint, ref float angleAdjoint,
        Vector3 axisTangent, float angleTangent, Quaternion resultAdjointTangent, ref Vector3 axisAdjointTangent, ref float angleAdjointTangent)
    {
        CreateFromAxisAngleVjp(axis, angle, resultAdjoint, ref axisAdjoint, ref angleAdjoint);
        CreateFromAxisAngleVjp(axis, angle, resultAdjointTangent, ref axisAdjointTangent, ref angleAdjointTangent);
        (float sin, float cos) = MathF.SinCos(0.5f * angle);
        float half = 0.5f * angleTangent;
        Vector3 space = Rotation.Axis(resultAdjoint);
        axisAdjointTangent += cos * half * space;
        angleAdjointTangent += 0.5f * ((cos * Vector3.Dot(axisTangent, space)) - (half * ((sin * Vector3.Dot(axis, space)) + (cos * resultAdjoint.W))));
        return CreateFromAxisAngleJvp(axis, angle, axisTangent, angleTangent);
    }
}
