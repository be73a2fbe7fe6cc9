#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class PlaneRules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateVjpJvp(
        float x, float y, float z, float d, Plane resultAdjoint, ref float xAdjoint, ref float yAdjoint, ref float zAdjoint, ref float dAdjoint,
        float xTangent, float yTangent, float zTangent, float dTangent, Plane resultAdjointTangent, ref float xAdjointTangent,
        ref float yAdjointTangent, ref float zAdjointTangent, ref float dAdjointTangent)
    {
        CreateVjp(x, y, z, d, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint, ref dAdjoint);
        CreateVjp(x, y, z, d, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent, ref dAdjointTangent);
        return CreateJvp(x, y, z, d, xTangent, yTangent, zTangent, dTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateVjpJvp(
        Vector3 normal, float d, Plane resultAdjoint, ref Vector3 normalAdjoint, ref float dAdjoint, Vector3 normalTangent, float dTangent,
        Plane resultAdjointTangent, ref Vector3 normalAdjointTangent, ref float dAdjointTangent)
    {
        CreateVjp(normal, d, resultAdjoint, ref normalAdjoint, ref dAdjoint);
        CreateVjp(normal, d, resultAdjointTangent, ref normalAdjointTangent, ref dAdjointTangent);
        return CreateJvp(normal, d, normalTangent, dTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Create))]
    public static (Plane Value, Plane Tangent) CreateVjpJvp(
        Vector4 value, Plane resultAdjoint, ref Vector4 valueAdjoint, Vector4 valueTangent, Plane resultAdjointTangent, ref Vector4 valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }
}
#endif
