using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>Three axes from a direction and an upward vector: z along the direction, x along up × z, y = z × x.</summary>
internal readonly struct Frame
{
    private readonly Vector3 direction;
    private readonly Vector3 up;
    private readonly bool isUnit;

    /// <param name="direction">The direction of z.</param>
    /// <param name="up">The upward vector.</param>
    /// <param name="isUnit">Whether z is the direction as it is, taken for one of length 1.</param>
    public Frame(Vector3 direction, Vector3 up, bool isUnit = false)
    {
        (this.direction, this.up, this.isUnit) = (direction, up, isUnit);
        Z = isUnit ? direction : Lanes.Direction(direction);
        X = Lanes.Direction(Vector3.Cross(up, Z));
        Y = Vector3.Cross(Z, X);
    }

    public Vector3 X { get; }

    public Vector3 Y { get; }

    public Vector3 Z { get; }

    public (Vector3 X, Vector3 Y, Vector3 Z) Tangent(Vector3 directionTangent, Vector3 upTangent)
    {
        Vector3 z = isUnit ? directionTangent : Lanes.Across(direction, directionTangent);
        Vector3 x = Lanes.Across(Vector3.Cross(up, Z), Vector3.Cross(upTangent, Z) + Vector3.Cross(up, z));
        return (x, Vector3.Cross(z, X) + Vector3.Cross(Z, x), z);
    }

    /// <summary>The adjoints of the direction and of the upward vector, from those of the axes.</summary>
    public (Vector3 Direction, Vector3 Up) Adjoint(Vector3 x, Vector3 y, Vector3 z)
    {
        z += Vector3.Cross(X, y);
        x += Vector3.Cross(y, Z);
        Vector3 across = Lanes.Across(Vector3.Cross(up, Z), x);
        z += Vector3.Cross(across, up);
        return (isUnit ? z : Lanes.Across(direction, z), Vector3.Cross(Z, across));
    }
}
