using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Plane"/>.</summary>
/// <remarks>The shadow of a plane is a plane: four reals. ẋ is the tangent of x, x̄ its adjoint, r the result.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PlaneRules
{
    /// <summary>r = p · v; ṙ = ṗ · v + p · v̇.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Dot))]
    public static (float Value, float Tangent) DotJvp(Plane plane, Vector4 value, Plane planeTangent, Vector4 valueTangent) =>
        (Plane.Dot(plane, value), Plane.Dot(planeTangent, value) + Plane.Dot(plane, valueTangent));

    /// <summary>p̄ += r̄ v; v̄ += r̄ p.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Dot))]
    public static float DotVjp(Plane plane, Vector4 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector4 valueAdjoint)
    {
        planeAdjoint = Sum(planeAdjoint, value * resultAdjoint);
        valueAdjoint += resultAdjoint * Vector(plane);
        return Plane.Dot(plane, value);
    }

    /// <summary>r = n · v + d.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotCoordinate))]
    public static (float Value, float Tangent) DotCoordinateJvp(Plane plane, Vector3 value, Plane planeTangent, Vector3 valueTangent) =>
        (Plane.DotCoordinate(plane, value), Plane.DotCoordinate(planeTangent, value) + Plane.DotNormal(plane, valueTangent));

    /// <summary>p̄ += r̄ (v, 1); v̄ += r̄ n.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotCoordinate))]
    public static float DotCoordinateVjp(
        Plane plane, Vector3 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector3 valueAdjoint)
    {
        planeAdjoint = Sum(planeAdjoint, resultAdjoint * new Vector4(value, 1));
        valueAdjoint += resultAdjoint * plane.Normal;
        return Plane.DotCoordinate(plane, value);
    }

    /// <summary>r = n · v.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotNormal))]
    public static (float Value, float Tangent) DotNormalJvp(Plane plane, Vector3 value, Plane planeTangent, Vector3 valueTangent) =>
        (Plane.DotNormal(plane, value), Plane.DotNormal(planeTangent, value) + Plane.DotNormal(plane, valueTangent));

    /// <summary>p̄ += r̄ (v, 0); v̄ += r̄ n.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.DotNormal))]
    public static float DotNormalVjp(Plane plane, Vector3 value, float resultAdjoint, ref Plane planeAdjoint, ref Vector3 valueAdjoint)
    {
        planeAdjoint = Sum(planeAdjoint, resultAdjoint * new Vector4(value, 0));
        valueAdjoint += resultAdjoint * plane.Normal;
        return Plane.DotNormal(plane, value);
    }

    /// <summary>r = (n, d) / |n|; the derivative is 0 where n is.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Normalize))]
    public static (Plane Value, Plane Tangent) NormalizeJvp(Plane plane, Plane planeTangent)
    {
        float length = plane.Normal.Length();
        return (Plane.Normalize(plane), new Plane(Lanes.Across(plane.Normal, planeTangent.Normal), Share(planeTangent.D - (plane.D / length * Vector3.Dot(Lanes.Direction(plane.Normal), planeTangent.Normal)), length)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Normalize))]
    public static Plane NormalizeVjp(Plane plane, Plane resultAdjoint, ref Plane planeAdjoint)
    {
        float length = plane.Normal.Length();
        planeAdjoint = Sum(planeAdjoint, new Vector4(Lanes.Across(plane.Normal, resultAdjoint.Normal) - (Share(Share(plane.D * resultAdjoint.D, length), length) * Lanes.Direction(plane.Normal)), Share(resultAdjoint.D, length)));
        return Plane.Normalize(plane);
    }

    /// <summary>r = (n, -n · x) with n the direction of (y - x) × (z - x).</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.CreateFromVertices))]
    public static (Plane Value, Plane Tangent) CreateFromVerticesJvp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 xTangent, Vector3 yTangent, Vector3 zTangent)
    {
        Plane result = Plane.CreateFromVertices(x, y, z);
        Vector3 first = y - x;
        Vector3 second = z - x;
        Vector3 normalTangent = Lanes.Across(
            Vector3.Cross(first, second),
            Vector3.Cross(yTangent - xTangent, second) + Vector3.Cross(first, zTangent - xTangent));
        return (result, new Plane(normalTangent, -Vector3.Dot(normalTangent, x) - Vector3.Dot(result.Normal, xTangent)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.CreateFromVertices))]
    public static Plane CreateFromVerticesVjp(
        Vector3 x, Vector3 y, Vector3 z, Plane resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 zAdjoint)
    {
        Plane result = Plane.CreateFromVertices(x, y, z);
        Vector3 first = y - x;
        Vector3 second = z - x;
        Vector3 across = Lanes.Across(Vector3.Cross(first, second), resultAdjoint.Normal - (resultAdjoint.D * x));
        Vector3 byFirst = Vector3.Cross(second, across);
        Vector3 bySecond = Vector3.Cross(across, first);
        xAdjoint += -(result.Normal * resultAdjoint.D) - byFirst - bySecond;
        yAdjoint += byFirst;
        zAdjoint += bySecond;
        return result;
    }

    /// <summary>r = M⁻¹ p; ṙ = M⁻¹ (ṗ - Ṁ r).</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Transform))]
    public static (Plane Value, Plane Tangent) TransformJvp(Plane plane, Matrix4x4 matrix, Plane planeTangent, Matrix4x4 matrixTangent)
    {
        Plane result = Plane.Transform(plane, matrix);
        _ = Matrix4x4.Invert(matrix, out Matrix4x4 inverse);
        return (result, new Plane(Homogeneous.Rows(inverse, Vector(planeTangent) - Homogeneous.Rows(matrixTangent, Vector(result)))));
    }

    /// <summary>p̄ += M⁻ᵀ r̄; M̄ -= M⁻ᵀ r̄ rᵀ.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Transform))]
    public static Plane TransformVjp(
        Plane plane, Matrix4x4 matrix, Plane resultAdjoint, ref Plane planeAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        Plane result = Plane.Transform(plane, matrix);
        _ = Matrix4x4.Invert(matrix, out Matrix4x4 inverse);
        Vector4 moved = Homogeneous.Rows(Matrix4x4.Transpose(inverse), Vector(resultAdjoint));
        planeAdjoint = Sum(planeAdjoint, moved);
        matrixAdjoint -= Homogeneous.Outer(moved, Vector(result));
        return result;
    }

    /// <summary>r = (n turned by q, d).</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Transform))]
    public static (Plane Value, Plane Tangent) TransformJvp(
        Plane plane, Quaternion rotation, Plane planeTangent, Quaternion rotationTangent) =>
        (Plane.Transform(plane, rotation), new Plane(Rotation.Tangent(Vector(plane), rotation, Vector(planeTangent), rotationTangent)));

    /// <summary>r̄ is turned back.</summary>
    [DerivativeOf(typeof(Plane), nameof(Plane.Transform))]
    public static Plane TransformVjp(
        Plane plane, Quaternion rotation, Plane resultAdjoint, ref Plane planeAdjoint, ref Quaternion rotationAdjoint)
    {
        planeAdjoint = Sum(planeAdjoint, Vector4.Transform(Vector(resultAdjoint), Quaternion.Conjugate(rotation)));
        rotationAdjoint += Rotation.Adjoint(Vector(plane), rotation, Vector(resultAdjoint));
        return Plane.Transform(plane, rotation);
    }

    private static Vector4 Vector(Plane plane) => new(plane.Normal, plane.D);

    private static Plane Sum(Plane plane, Vector4 amount) => new(Vector(plane) + amount);

    private static float Share(float part, float length) => length == 0 ? 0 : part / length;
}
