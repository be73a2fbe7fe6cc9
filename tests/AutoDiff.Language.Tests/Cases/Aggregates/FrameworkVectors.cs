using System.Numerics;

namespace AggregateCases;

/// <summary>The vector types of the framework.</summary>
public static partial class FrameworkVectors
{
    [Differentiable]
    [Case("new Vector2(0.5f, 1.5f), new Vector2(-0.25f, 0.75f)")]
    public static float PlaneVectors(Vector2 a, Vector2 b) => Vector2.Dot(a, b) * a.Length() + (a - 2 * b).X + Vector2.Distance(a, b);

    [Differentiable]
    [Case("new Vector3(0.5f, 1.5f, -1f), new Vector3(-0.25f, 0.75f, 0.5f)")]
    public static Vector3 SpaceVectors(Vector3 a, Vector3 b) => Vector3.Cross(a, b) + Vector3.Normalize(a) * b.Z - Vector3.Lerp(a, b, 0.25f);

    [Differentiable]
    [Case("0.5f, 1.5f, -1f")]
    public static float VectorMembers(float x, float y, float z)
    {
        var v = new Vector3(x, y, z);
        v.X *= v.Y;
        v += Vector3.UnitZ * v.X;
        return v.LengthSquared() + v[1];
    }

    [Differentiable]
    [Case("new Vector4(0.5f, 1.5f, -1f, 2f)")]
    public static float FourVectors(Vector4 v) => Vector4.Dot(v, new Vector4(v.W, v.Z, v.Y, v.X)) / v.Length();

    [Differentiable]
    [Case("new Vector3(0.5f, 1.5f, -1f), 0.3f, 0.7f")]
    public static Vector3 RotationByQuaternion(Vector3 v, float yaw, float pitch)
    {
        Quaternion q = Quaternion.Normalize(Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw) * new Quaternion(MathF.Sin(pitch), 0, 0, MathF.Cos(pitch)));
        return Vector3.Transform(v, q);
    }

    [Differentiable]
    [Case("new Vector3(0.5f, 1.5f, -1f), 0.3f, 2f")]
    public static Vector3 TransformByMatrix(Vector3 v, float angle, float scale)
    {
        Matrix4x4 m = Matrix4x4.CreateScale(scale) * Matrix4x4.CreateRotationZ(angle) * Matrix4x4.CreateTranslation(v.Y, 0, 1);
        return Vector3.Transform(v, m);
    }

    [Differentiable]
    [Case("new Complex(0.5, 1.5), new Complex(-0.25, 0.75)")]
    public static Complex ComplexNumbers(Complex z, Complex c) => z * z + c / z - Complex.Exp(c) * Complex.Conjugate(z);

    [Differentiable]
    [Case("0.5, 1.5, 5")]
    public static double ComplexIteration(double re, double im, int n)
    {
        var z = Complex.Zero;
        var c = new Complex(re, im) * 0.25;
        for (int i = 0; i < n; i++)
        {
            z = z * z + c;
        }

        return z.Magnitude + z.Real;
    }
}
