using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class PlaneRules
{
    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Dot))]
    public static (float Value, float Tangent) DotVjpJvp(
        Plane plane, Vector4 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector4 valueAdjoint, Plane planeTangent, Vector4 valueTangent,
        float resultAdjointTangent, ref Plane planeAdjointTangent, ref Vector4 valueAdjointTangent)
    {
        DotVjp(plane, value, resultAdjoint, ref planeAdjoint, ref valueAdjoint);
        DotVjp(plane, value, resultAdjointTangent, ref planeAdjointTangent, ref valueAdjointTangent);
        DotVjp(planeTangent, valueTangent, resultAdjoint, ref planeAdjointTangent, ref valueAdjointTangent);
        return DotJvp(plane, value, planeTangent, valueTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotCoordinate))]
    public static (float Value, float Tangent) DotCoordinateVjpJvp(
        Plane plane, Vector3 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector3 valueAdjoint, Plane planeTangent, Vector3 valueTangent,
        float resultAdjointTangent, ref Plane planeAdjointTangent, ref Vector3 valueAdjointTangent)
    {
        DotCoordinateVjp(plane, value, resultAdjoint, ref planeAdjoint, ref valueAdjoint);
        DotCoordinateVjp(plane, value, resultAdjointTangent, ref planeAdjointTangent, ref valueAdjointTangent);
        DotCoordinateVjp(planeTangent, valueTangent, resultAdjoint, ref planeAdjointTangent, ref valueAdjointTangent);
        DotCoordinateVjp(default(Plane), default(Vector3), -resultAdjoint, ref planeAdjointTangent, ref valueAdjointTangent);
        return DotCoordinateJvp(plane, value, planeTangent, valueTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotNormal))]
    public static (float Value, float Tangent) DotNormalVjpJvp(
        Plane plane, Vector3 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector3 valueAdjoint, Plane planeTangent, Vector3 valueTangent,
        float resultAdjointTangent, ref Plane planeAdjointTangent, ref Vector3 valueAdjointTangent)
    {
        DotNormalVjp(plane, value, resultAdjoint, ref planeAdjoint, ref valueAdjoint);
        DotNormalVjp(plane, value, resultAdjointTangent, ref planeAdjointTangent, ref valueAdjointTangent);
        DotNormalVjp(planeTangent, valueTangent, resultAdjoint, ref planeAdjointTangent, ref valueAdjointTangent);
        return DotNormalJvp(plane, value, planeTangent, valueTangent);
    }
}
