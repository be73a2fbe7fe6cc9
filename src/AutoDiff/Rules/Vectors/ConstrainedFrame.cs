using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>Axes about a fixed one, a, from a direction d: x along a × d, z along x × a.</summary>
internal readonly struct ConstrainedFrame
{
    /// <summary>The cosine of the angle below which the axis counts as the direction.</summary>
    private const float LeastAngle = 1 - (0.1f * (MathF.PI / 180));

    private readonly Vector3 axis;
    private readonly Vector3 direction;
    private readonly Vector3 x;

    public ConstrainedFrame(Vector3 axis, Vector3 face, Vector3 objectForward, bool isLeftHanded)
    {
        this.axis = axis;
        IsAlongAxis = MathF.Abs(Vector3.Dot(axis, face)) > LeastAngle;
        IsByObject = IsAlongAxis && !(MathF.Abs(Vector3.Dot(axis, objectForward)) > LeastAngle);
        float hand = isLeftHanded ? -1 : 1;
        direction = IsByObject ? hand * objectForward
            : !IsAlongAxis ? face
            : MathF.Abs(axis.Z) > LeastAngle ? hand * Vector3.UnitX
            : -Vector3.UnitZ;
        x = Lanes.Direction(Vector3.Cross(axis, direction));
    }

    /// <summary>Whether the face is turned along the axis, and so says nothing.</summary>
    public bool IsAlongAxis { get; }

    /// <summary>Whether the object's own direction is taken instead.</summary>
    public bool IsByObject { get; }

    public (Vector3 X, Vector3 Z) Tangent(Vector3 axisTangent, Vector3 directionTangent)
    {
        Vector3 xTangent = Lanes.Across(Vector3.Cross(axis, direction), Vector3.Cross(axisTangent, direction) + Vector3.Cross(axis, directionTangent));
        return (xTangent, Lanes.Across(Vector3.Cross(x, axis), Vector3.Cross(xTangent, axis) + Vector3.Cross(x, axisTangent)));
    }

    /// <summary>The adjoints of the axis and of the direction, from those of x and z.</summary>
    public (Vector3 Axis, Vector3 Direction) Adjoint(Vector3 xAdjoint, Vector3 zAdjoint)
    {
        Vector3 byZ = Lanes.Across(Vector3.Cross(x, axis), zAdjoint);
        Vector3 byX = Lanes.Across(Vector3.Cross(axis, direction), xAdjoint + Vector3.Cross(axis, byZ));
        return (Vector3.Cross(byZ, x) + Vector3.Cross(direction, byX), Vector3.Cross(byX, axis));
    }
}
