using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>How a quaternion is read from a rotation matrix: the largest of its elements is s / 2 with the square s² = 1 ± M₁₁ ± M₂₂ ± M₃₃, and
/// each other one is a sum or difference of two elements of the matrix by 2 s.</summary>
internal readonly struct RotationReading
{
    private readonly int largest;
    private readonly float root;

    private RotationReading(int largest, float root)
    {
        this.largest = largest;
        this.root = root;
    }

    public static RotationReading Of(Matrix4x4 m)
    {
        int largest = m.M11 + m.M22 + m.M33 > 0 ? 3
            : m.M11 >= m.M22 && m.M11 >= m.M33 ? 0
            : m.M22 > m.M33 ? 1
            : 2;
        return new RotationReading(largest, MathF.Sqrt(1 + Square(largest, m)));
    }

    /// <summary>With ṡ = (s²)˙ / (2 s): ṡ / 2, and (ṗ / 2 - r ṡ) / s for r = p / (2 s).</summary>
    public Quaternion Tangent(Quaternion result, Matrix4x4 matrixTangent)
    {
        float rootTangent = Square(largest, matrixTangent) / (2 * root);
        Quaternion tangent = ((Pairs(largest, matrixTangent) * 0.5f) - (result * rootTangent)) * (1 / root);
        tangent[largest] = rootTangent / 2;
        return tangent;
    }

    public Matrix4x4 Adjoint(Quaternion result, Quaternion resultAdjoint)
    {
        float own = resultAdjoint[largest];
        resultAdjoint[largest] = 0;
        float rootAdjoint = (own / 2) - (Quaternion.Dot(resultAdjoint, result) / root);
        float square = rootAdjoint / (2 * root);
        Quaternion pairs = resultAdjoint * (0.5f / root);
        var adjoint = default(Matrix4x4);
        adjoint.M11 = largest is 3 or 0 ? square : -square;
        adjoint.M22 = largest is 3 or 1 ? square : -square;
        adjoint.M33 = largest is 3 or 2 ? square : -square;
        (float x, float y, float z, float w) = (pairs.X, pairs.Y, pairs.Z, pairs.W);

        // The transpose of Pairs.
        (float plus23, float minus23) = largest switch { 3 => (0, x), 0 => (0, w), 1 => (z, 0f), _ => (y, 0f) };
        (float plus31, float minus31) = largest switch { 3 => (0, y), 0 => (z, 0f), 1 => (0, w), _ => (x, 0f) };
        (float plus12, float minus12) = largest switch { 3 => (0, z), 0 => (y, 0f), 1 => (x, 0f), _ => (0, w) };
        (adjoint.M23, adjoint.M32) = (plus23 + minus23, plus23 - minus23);
        (adjoint.M31, adjoint.M13) = (plus31 + minus31, plus31 - minus31);
        (adjoint.M12, adjoint.M21) = (plus12 + minus12, plus12 - minus12);
        return adjoint;
    }

    /// <summary>s² - 1.</summary>
    private static float Square(int largest, Matrix4x4 m) => largest switch
    {
        3 => m.M11 + m.M22 + m.M33,
        0 => m.M11 - m.M22 - m.M33,
        1 => m.M22 - m.M11 - m.M33,
        _ => m.M33 - m.M11 - m.M22,
    };

    /// <summary>The sums and differences that the other elements are made of; 0 in the place of the largest.</summary>
    private static Quaternion Pairs(int largest, Matrix4x4 m) => largest switch
    {
        3 => new Quaternion(m.M23 - m.M32, m.M31 - m.M13, m.M12 - m.M21, 0),
        0 => new Quaternion(0, m.M12 + m.M21, m.M13 + m.M31, m.M23 - m.M32),
        1 => new Quaternion(m.M12 + m.M21, 0, m.M23 + m.M32, m.M31 - m.M13),
        _ => new Quaternion(m.M13 + m.M31, m.M23 + m.M32, 0, m.M12 - m.M21),
    };
}
