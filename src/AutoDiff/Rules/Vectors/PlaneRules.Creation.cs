#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Planes made by a method.</content>
public static partial class PlaneRules
{
    /// <summary>A plane from its elements.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateJvp(
        float x, float y, float z, float d, float xTangent, float yTangent, float zTangent, float dTangent) =>
        (Plane.Create(x, y, z, d), new Plane(xTangent, yTangent, zTangent, dTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static Plane CreateVjp(
        float x,
        float y,
        float z,
        float d,
        Plane resultAdjoint,
        ref float xAdjoint,
        ref float yAdjoint,
        ref float zAdjoint,
        ref float dAdjoint)
    {
        xAdjoint += resultAdjoint.Normal.X;
        yAdjoint += resultAdjoint.Normal.Y;
        zAdjoint += resultAdjoint.Normal.Z;
        dAdjoint += resultAdjoint.D;
        return Plane.Create(x, y, z, d);
    }

    /// <summary>A plane from its parts.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateJvp(Vector3 normal, float d, Vector3 normalTangent, float dTangent) =>
        (Plane.Create(normal, d), new Plane(normalTangent, dTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static Plane CreateVjp(Vector3 normal, float d, Plane resultAdjoint, ref Vector3 normalAdjoint, ref float dAdjoint)
    {
        normalAdjoint += resultAdjoint.Normal;
        dAdjoint += resultAdjoint.D;
        return Plane.Create(normal, d);
    }

    /// <summary>A plane from its elements.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateJvp(Vector4 value, Vector4 valueTangent) =>
        (Plane.Create(value), new Plane(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static Plane CreateVjp(Vector4 value, Plane resultAdjoint, ref Vector4 valueAdjoint)
    {
        valueAdjoint += new Vector4(resultAdjoint.Normal, resultAdjoint.D);
        return Plane.Create(value);
    }
}
#endif
