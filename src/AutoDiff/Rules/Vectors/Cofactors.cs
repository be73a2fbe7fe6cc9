using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The cofactors of a matrix: the derivative of its determinant by each element.</summary>
internal static class Cofactors
{
    public static Matrix4x4 Of(Matrix4x4 m)
    {
        // The minors of the upper two rows, and of the lower two.
        float s0 = (m.M11 * m.M22) - (m.M21 * m.M12);
        float s1 = (m.M11 * m.M23) - (m.M21 * m.M13);
        float s2 = (m.M11 * m.M24) - (m.M21 * m.M14);
        float s3 = (m.M12 * m.M23) - (m.M22 * m.M13);
        float s4 = (m.M12 * m.M24) - (m.M22 * m.M14);
        float s5 = (m.M13 * m.M24) - (m.M23 * m.M14);
        float c0 = (m.M31 * m.M42) - (m.M41 * m.M32);
        float c1 = (m.M31 * m.M43) - (m.M41 * m.M33);
        float c2 = (m.M31 * m.M44) - (m.M41 * m.M34);
        float c3 = (m.M32 * m.M43) - (m.M42 * m.M33);
        float c4 = (m.M32 * m.M44) - (m.M42 * m.M34);
        float c5 = (m.M33 * m.M44) - (m.M43 * m.M34);
        return new Matrix4x4(
            (m.M22 * c5) - (m.M23 * c4) + (m.M24 * c3),
            (m.M23 * c2) - (m.M21 * c5) - (m.M24 * c1),
            (m.M21 * c4) - (m.M22 * c2) + (m.M24 * c0),
            (m.M22 * c1) - (m.M21 * c3) - (m.M23 * c0),
            (m.M13 * c4) - (m.M12 * c5) - (m.M14 * c3),
            (m.M11 * c5) - (m.M13 * c2) + (m.M14 * c1),
            (m.M12 * c2) - (m.M11 * c4) - (m.M14 * c0),
            (m.M11 * c3) - (m.M12 * c1) + (m.M13 * c0),
            (m.M42 * s5) - (m.M43 * s4) + (m.M44 * s3),
            (m.M43 * s2) - (m.M41 * s5) - (m.M44 * s1),
            (m.M41 * s4) - (m.M42 * s2) + (m.M44 * s0),
            (m.M42 * s1) - (m.M41 * s3) - (m.M43 * s0),
            (m.M33 * s4) - (m.M32 * s5) - (m.M34 * s3),
            (m.M31 * s5) - (m.M33 * s2) + (m.M34 * s1),
            (m.M32 * s2) - (m.M31 * s4) - (m.M34 * s0),
            (m.M31 * s3) - (m.M32 * s1) + (m.M33 * s0));
    }
}
