using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The rotation of a vector by q = (u, w), which need not have length 1: k x + 2 w (u × x) + 2 u × (u × x), and k times the
/// fourth element.</summary>
/// <remarks>The factor k is 1 up to .NET 8 and |q|² from .NET 9 on, where the product q x q* is computed. Only quaternions of
/// length 1 give the same, and not their derivatives.</remarks>
internal static class Rotation
{
    /// <summary>Whether k is |q|².</summary>
    public static readonly bool IsProduct = Vector4.Transform(Vector4.UnitW, new Quaternion(0, 0, 0, 2)).W > 1;

    public static Vector4 Tangent(Vector4 x, Quaternion q, Vector4 xTangent, Quaternion qTangent)
    {
        Vector3 u = Axis(q);
        Vector3 uTangent = Axis(qTangent);
        Vector3 across = Vector3.Cross(u, Homogeneous.Space(x));
        Vector3 acrossTangent = Vector3.Cross(uTangent, Homogeneous.Space(x));
        Vector3 turning = (qTangent.W * across) + (q.W * acrossTangent) + Vector3.Cross(uTangent, across) + Vector3.Cross(u, acrossTangent);
        Vector4 tangent = Vector4.Transform(xTangent, q) + (2 * new Vector4(turning, 0));
        return IsProduct ? tangent + (2 * Quaternion.Dot(q, qTangent) * x) : tangent;
    }

    /// <summary>q̄, from the adjoint of the result.</summary>
    public static Quaternion Adjoint(Vector4 x, Quaternion q, Vector4 resultAdjoint)
    {
        Vector3 u = Axis(q);
        Vector3 space = Homogeneous.Space(x);
        Vector3 g = Homogeneous.Space(resultAdjoint);
        Vector3 across = Vector3.Cross(u, space);
        Vector3 turning = (q.W * Vector3.Cross(space, g)) + Vector3.Cross(across, g) + Vector3.Cross(space, Vector3.Cross(g, u));
        var adjoint = new Quaternion(2 * turning, 2 * Vector3.Dot(g, across));
        return IsProduct ? adjoint + (q * (2 * Vector4.Dot(resultAdjoint, x))) : adjoint;
    }

    public static Vector3 Axis(Quaternion q) => new(q.X, q.Y, q.Z);
}
