using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The rotation x + 2 w (u × x) + 2 u × (u × x) of a vector by q = (u, w), which need not have length 1.</summary>
internal static class Rotation
{
    public static Vector3 Tangent(Vector3 x, Quaternion q, Vector3 xTangent, Quaternion qTangent)
    {
        Vector3 u = Axis(q);
        Vector3 uTangent = Axis(qTangent);
        Vector3 across = Vector3.Cross(u, x);
        Vector3 acrossTangent = Vector3.Cross(uTangent, x);
        return Vector3.Transform(xTangent, q)
            + (2 * ((qTangent.W * across) + (q.W * acrossTangent) + Vector3.Cross(uTangent, across) + Vector3.Cross(u, acrossTangent)));
    }

    /// <summary>q̄, from the adjoint of the result.</summary>
    public static Quaternion Adjoint(Vector3 x, Quaternion q, Vector3 resultAdjoint)
    {
        Vector3 u = Axis(q);
        Vector3 across = Vector3.Cross(u, x);
        Vector3 turning = (q.W * Vector3.Cross(x, resultAdjoint))
            + Vector3.Cross(across, resultAdjoint)
            + Vector3.Cross(x, Vector3.Cross(resultAdjoint, u));
        return new Quaternion(2 * turning, 2 * Vector3.Dot(resultAdjoint, across));
    }

    public static Vector3 Axis(Quaternion q) => new(q.X, q.Y, q.Z);
}
