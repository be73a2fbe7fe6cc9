using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>Rows of matrices and vectors that are completed to the length of a row.</summary>
internal static class Homogeneous
{
    public static Vector2 Plane(Vector4 x) => new(x.X, x.Y);

    public static Vector2 Plane(Vector3 x) => new(x.X, x.Y);

    public static Vector3 Space(Vector4 x) => new(x.X, x.Y, x.Z);

    /// <summary>A direction: the fourth element is 0.</summary>
    public static Vector4 Direction(Vector2 x) => new(x, 0, 0);

    /// <inheritdoc cref="Direction(Vector2)"/>
    public static Vector4 Direction(Vector3 x) => new(x, 0);

    public static Vector4 Row1(Matrix4x4 m) => new(m.M11, m.M12, m.M13, m.M14);

    public static Vector4 Row2(Matrix4x4 m) => new(m.M21, m.M22, m.M23, m.M24);

    public static Vector4 Row3(Matrix4x4 m) => new(m.M31, m.M32, m.M33, m.M34);

    public static Vector4 Row4(Matrix4x4 m) => new(m.M41, m.M42, m.M43, m.M44);

    /// <summary>M g: the inner products of the rows with <paramref name="g"/>.</summary>
    public static Vector4 Rows(Matrix4x4 m, Vector4 g) =>
        new(Vector4.Dot(Row1(m), g), Vector4.Dot(Row2(m), g), Vector4.Dot(Row3(m), g), Vector4.Dot(Row4(m), g));

    /// <summary>The same for the two rows that turn and stretch.</summary>
    public static Vector2 Rows(Matrix3x2 m, Vector2 g) =>
        new((m.M11 * g.X) + (m.M12 * g.Y), (m.M21 * g.X) + (m.M22 * g.Y));

    public static Matrix4x4 OfRows(Vector4 row1, Vector4 row2, Vector4 row3, Vector4 row4) => new(
        row1.X, row1.Y, row1.Z, row1.W,
        row2.X, row2.Y, row2.Z, row2.W,
        row3.X, row3.Y, row3.Z, row3.W,
        row4.X, row4.Y, row4.Z, row4.W);

    /// <summary>x gᵀ.</summary>
    public static Matrix4x4 Outer(Vector4 x, Vector4 g) => OfRows(x.X * g, x.Y * g, x.Z * g, x.W * g);

    /// <inheritdoc cref="Outer(Vector4, Vector4)"/>
    public static Matrix3x2 Outer(Vector3 x, Vector2 g) =>
        new(x.X * g.X, x.X * g.Y, x.Y * g.X, x.Y * g.Y, x.Z * g.X, x.Z * g.Y);

    /// <summary>The inner product of all elements.</summary>
    public static float Dot(Matrix4x4 a, Matrix4x4 b) =>
        Vector4.Dot(Row1(a), Row1(b)) + Vector4.Dot(Row2(a), Row2(b)) + Vector4.Dot(Row3(a), Row3(b)) + Vector4.Dot(Row4(a), Row4(b));

    /// <inheritdoc cref="Dot(Matrix4x4, Matrix4x4)"/>
    public static float Dot(Matrix3x2 a, Matrix3x2 b) =>
        (a.M11 * b.M11) + (a.M12 * b.M12) + (a.M21 * b.M21) + (a.M22 * b.M22) + (a.M31 * b.M31) + (a.M32 * b.M32);
}
