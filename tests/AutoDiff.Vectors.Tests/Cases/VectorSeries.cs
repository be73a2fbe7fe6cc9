using System.Numerics;

namespace VectorCases;

/// <summary>Members of the vector types that have Taylor series.</summary>
public static partial class VectorSeries
{
    private const Derivatives WithSeries = Derivatives.Default | Derivatives.Taylor;

    [Differentiable(WithSeries)]
    [Case("new Vector2(0.5f, 1.5f), new Vector2(-0.25f, 0.75f), 0.3f")]
    public static float Plane(Vector2 a, Vector2 b, float t)
    {
        Vector2 c = Vector2.Lerp(a, b, t) + (2 * a) - (b / t) + (-a * b);
        Vector2 d = Vector2.Reflect(c, Vector2.Normalize(a)) / b;
        return Vector2.Dot(c, d) + a.Length() + Vector2.Distance(a, d) + Vector2.DistanceSquared(b, d) + c.LengthSquared() + d[1];
    }

    [Differentiable(WithSeries)]
    [Case("new Vector3(0.5f, 1.5f, 1f), new Vector3(-0.25f, 0.75f, 0.5f)")]
    public static Vector3 Space(Vector3 a, Vector3 b) =>
        Vector3.Cross(a, b) + Vector3.Normalize(a) * b.Z - Vector3.Lerp(a, b, 0.25f) + Vector3.Max(a, b) * Vector3.Min(a, b) + Vector3.Abs(b)
        + Vector3.SquareRoot(a) + Vector3.Clamp(a, new Vector3(0.25f, 0.5f, 0.75f), new Vector3(1, 1, 2)) + Vector3.Negate(b) + Vector3.Subtract(a, b);

    [Differentiable(WithSeries)]
    [Case("new Vector4(0.5f, 1.5f, -1f, 2f), 0.5f")]
    public static float Four(Vector4 v, float s)
    {
        var w = new Vector4(v.W, v.Z * s, v.Y, v.X);
        w.X *= v.Y;
        w += Vector4.UnitZ * v.X;
        return (Vector4.Dot(v, w) / v.Length()) + Vector4.Normalize(w).Y;
    }

    [Differentiable(WithSeries)]
    [Case("new Vector3(0.5f, 1.5f, -1f), 0.3f, 0.7f")]
    public static Vector3 Turned(Vector3 v, float yaw, float pitch)
    {
        Quaternion q = Quaternion.Normalize(Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw) * new Quaternion(MathF.Sin(pitch), 0, 0, MathF.Cos(pitch)));
        Quaternion r = Quaternion.Concatenate(q, Quaternion.Conjugate(q) + Quaternion.Inverse(new Quaternion(v, yaw)));
        return Vector3.Transform(v, q) + Vector3.Transform(v, r) * Quaternion.Dot(q, r);
    }

    [Differentiable(WithSeries)]
    [Case("new Vector3(0.5f, 1.5f, -1f), 0.3f, 2f")]
    public static Vector3 Placed(Vector3 v, float angle, float scale)
    {
        Matrix4x4 m = Matrix4x4.CreateScale(scale) * Matrix4x4.CreateRotationZ(angle) * Matrix4x4.CreateTranslation(v.Y, 0, 1);
        Matrix4x4 n = Matrix4x4.Transpose(Matrix4x4.CreateRotationX(angle)) + Matrix4x4.CreateRotationY(scale) - (m * 0.1f);
        return Vector3.Transform(v, m) + Vector3.TransformNormal(v, n) * m.GetDeterminant() * n.GetDeterminant();
    }

    [Differentiable(WithSeries)]
    [Case("new Vector2(0.5f, 1.5f), 0.3f")]
    public static Vector2 PlacedInThePlane(Vector2 v, float angle)
    {
        Matrix3x2 m = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateTranslation(v);
        return (Vector2.Transform(v, m) + Vector2.TransformNormal(v, m * m)) * m.GetDeterminant();
    }

    [Differentiable(WithSeries)]
    [Case("new Complex(0.5, 1.5), new Complex(-0.25, 0.75), 0.5")]
    public static Complex Arithmetic(Complex z, Complex c, double s)
    {
        Complex w = (z * z) + (c / z) - (Complex.Exp(c) * Complex.Conjugate(z)) + (s * z) - (c * s) + (s / c) + (z / s) + (1 - z) + (c + 2) - (s - c) + s;
        return Complex.Reciprocal(w) + w.Magnitude + w.Phase + Complex.Abs(c) + Complex.FromPolarCoordinates(s, s) - (-w);
    }

    [Differentiable(WithSeries)]
    [Case("new Complex(0.5, 1.5), new Complex(0.25, -0.75)")]
    [Case("new Complex(-0.5, 0.75), new Complex(-0.25, -0.5)")]
    public static Complex Functions(Complex z, Complex c) =>
        Complex.Log(z) + Complex.Sqrt(c) + (Complex.Sin(z) * Complex.Cos(c)) + Complex.Tan(z) + (Complex.Sinh(z) * Complex.Cosh(c)) + Complex.Tanh(c)
        + Complex.Log10(z) + Complex.Pow(z, 3) + Complex.Pow(c, 0.5) + Complex.Pow(z, c);

    [Differentiable(WithSeries)]
    [Case("0.5, 1.5, 5")]
    public static double Iteration(double re, double im, int n)
    {
        var z = Complex.Zero;
        var c = new Complex(re, im) * 0.25;
        for (int i = 0; i < n; i++)
        {
            z = (z * z) + c;
        }

        return z.Magnitude + z.Real;
    }

    [Differentiable(WithSeries)]
    [Case("new[] { new Vector3(1, 2, 3), new Vector3(0.5f, -1, 2) }, 0.25f")]
    public static float Polyline(ReadOnlySpan<Vector3> points, float width)
    {
        Vector3 sum = Vector3.Zero;
        for (int i = 0; i < points.Length; i++)
        {
            sum += points[i] * width;
            sum.X -= points[i].Y * points[0].Z;
        }

        return sum.Length();
    }
}
