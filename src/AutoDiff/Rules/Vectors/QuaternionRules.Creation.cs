#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Quaternions made by a method.</content>
public static partial class QuaternionRules
{
    /// <summary>A quaternion from its elements.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static (Quaternion Value, Quaternion Tangent) CreateJvp(
        float x, float y, float z, float w, float xTangent, float yTangent, float zTangent, float wTangent) =>
        (Quaternion.Create(x, y, z, w), Quaternion.Create(xTangent, yTangent, zTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static Quaternion CreateVjp(
        float x,
        float y,
        float z,
        float w,
        Quaternion resultAdjoint,
        ref float xAdjoint,
        ref float yAdjoint,
        ref float zAdjoint,
        ref float wAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        zAdjoint += resultAdjoint.Z;
        wAdjoint += resultAdjoint.W;
        return Quaternion.Create(x, y, z, w);
    }

    /// <summary>A quaternion from its parts.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static (Quaternion Value, Quaternion Tangent) CreateJvp(Vector3 axis, float w, Vector3 axisTangent, float wTangent) =>
        (Quaternion.Create(axis, w), Quaternion.Create(axisTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Create))]
    public static Quaternion CreateVjp(Vector3 axis, float w, Quaternion resultAdjoint, ref Vector3 axisAdjoint, ref float wAdjoint)
    {
        axisAdjoint += Rotation.Axis(resultAdjoint);
        wAdjoint += resultAdjoint.W;
        return Quaternion.Create(axis, w);
    }
}
#endif
