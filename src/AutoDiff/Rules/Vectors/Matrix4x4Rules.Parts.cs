using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Reflections, shadows, and the parts of a transformation.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>r = 1 - 2 p nᵀ with the plane p = (n, d) made normal.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateReflection))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateReflectionJvp(Plane value, Plane valueTangent)
    {
        (Plane plane, Plane turn) = PlaneRules.NormalizeJvp(value, valueTangent);
        return (Matrix4x4.CreateReflection(value), (Homogeneous.Outer(Vector(turn), -2 * Direction(plane)) + Homogeneous.Outer(Vector(plane), -2 * Direction(turn))));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateReflection))]
    public static Matrix4x4 CreateReflectionVjp(Plane value, Matrix4x4 resultAdjoint, ref Plane valueAdjoint)
    {
        var plane = Plane.Normalize(value);
        Vector4 byNormal = -2 * Homogeneous.Rows(Matrix4x4.Transpose(resultAdjoint), Vector(plane));
        Vector4 byPlane = (-2 * Homogeneous.Rows(resultAdjoint, Direction(plane))) + new Vector4(Homogeneous.Space(byNormal), 0);
        PlaneRules.NormalizeVjp(value, new Plane(byPlane), ref valueAdjoint);
        return Matrix4x4.CreateReflection(value);
    }

    /// <summary>r = (n · l) 1 - p (l, 0)ᵀ with the plane p = (n, d) made normal.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateShadow))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateShadowJvp(
        Vector3 lightDirection, Plane plane, Vector3 lightDirectionTangent, Plane planeTangent)
    {
        (Plane normal, Plane turn) = PlaneRules.NormalizeJvp(plane, planeTangent);
        var light = new Vector4(lightDirection, 0);
        float along = Vector3.Dot(turn.Normal, lightDirection) + Vector3.Dot(normal.Normal, lightDirectionTangent);
        return (Matrix4x4.CreateShadow(lightDirection, plane), (Matrix4x4.Identity * along) - Homogeneous.Outer(Vector(turn), light) - Homogeneous.Outer(Vector(normal), new Vector4(lightDirectionTangent, 0)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateShadow))]
    public static Matrix4x4 CreateShadowVjp(
        Vector3 lightDirection, Plane plane, Matrix4x4 resultAdjoint, ref Vector3 lightDirectionAdjoint, ref Plane planeAdjoint)
    {
        var normal = Plane.Normalize(plane);
        var light = new Vector4(lightDirection, 0);
        float along = resultAdjoint.M11 + resultAdjoint.M22 + resultAdjoint.M33 + resultAdjoint.M44;
        lightDirectionAdjoint += (along * normal.Normal) - Homogeneous.Space(Homogeneous.Rows(Matrix4x4.Transpose(resultAdjoint), Vector(normal)));
        PlaneRules.NormalizeVjp(plane, new Plane((along * light) - Homogeneous.Rows(resultAdjoint, light)), ref planeAdjoint);
        return Matrix4x4.CreateShadow(lightDirection, plane);
    }

    private static Vector4 Vector(Plane plane) => new(plane.Normal, plane.D);

    private static Vector4 Direction(Plane plane) => new(plane.Normal, 0);

    /// <summary>Rows as lengths times directions; the directions are read as a quaternion. Where it fails, or a length is so small that the
    /// framework makes up a direction, there is no derivative of the rotation.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Decompose))]
    public static bool DecomposeJvp(
        Matrix4x4 matrix,
        out Vector3 scale,
        out Quaternion rotation,
        out Vector3 translation,
        Matrix4x4 matrixTangent,
        out Vector3 scaleTangent,
        out Quaternion rotationTangent,
        out Vector3 translationTangent)
    {
        bool isDone = Matrix4x4.Decompose(matrix, out scale, out rotation, out translation);
        (Vector3 x, Vector3 y, Vector3 z) = (Row1(matrix), Row2(matrix), Row3(matrix));
        (Vector3 xTangent, Vector3 yTangent, Vector3 zTangent) = (Row1(matrixTangent), Row2(matrixTangent), Row3(matrixTangent));
        Vector3 signs = Signs(scale);
        scaleTangent = signs * new Vector3(
            Vector3.Dot(Lanes.Direction(x), xTangent),
            Vector3.Dot(Lanes.Direction(y), yTangent),
            Vector3.Dot(Lanes.Direction(z), zTangent));
        translationTangent = matrixTangent.Translation;
        Matrix4x4 turn = Rows(signs.X * Lanes.Across(x, xTangent), signs.Y * Lanes.Across(y, yTangent), signs.Z * Lanes.Across(z, zTangent), default);
        rotationTangent = !isDone || matrixTangent == default ? default : RotationReading.Of(Directions(matrix, scale)).Tangent(rotation, turn) * Defined(scale);
        return isDone;
    }

    /// <summary>The same in reverse; the adjoints of what comes out are taken.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Decompose))]
    public static bool DecomposeVjp(
        Matrix4x4 matrix,
        out Vector3 scale,
        out Quaternion rotation,
        out Vector3 translation,
        ref Matrix4x4 matrixAdjoint,
        ref Vector3 scaleAdjoint,
        ref Quaternion rotationAdjoint,
        ref Vector3 translationAdjoint)
    {
        bool isDone = Matrix4x4.Decompose(matrix, out scale, out rotation, out translation);
        (Vector3 x, Vector3 y, Vector3 z) = (Row1(matrix), Row2(matrix), Row3(matrix));
        Vector3 signs = Signs(scale);
        Vector3 lengths = signs * scaleAdjoint;
        Vector3 byX = lengths.X * Lanes.Direction(x);
        Vector3 byY = lengths.Y * Lanes.Direction(y);
        Vector3 byZ = lengths.Z * Lanes.Direction(z);
        if (isDone && rotationAdjoint != default)
        {
            Matrix4x4 turn = RotationReading.Of(Directions(matrix, scale)).Adjoint(rotation, rotationAdjoint * Defined(scale));
            byX += signs.X * Lanes.Across(x, Row1(turn));
            byY += signs.Y * Lanes.Across(y, Row2(turn));
            byZ += signs.Z * Lanes.Across(z, Row3(turn));
        }

        matrixAdjoint += Rows(byX, byY, byZ, translationAdjoint);
        (scaleAdjoint, rotationAdjoint, translationAdjoint) = (default, default, default);
        return isDone;
    }

    private static Vector3 Signs(Vector3 scale) => new(MathF.CopySign(1, scale.X), MathF.CopySign(1, scale.Y), MathF.CopySign(1, scale.Z));

    private static Matrix4x4 Directions(Matrix4x4 m, Vector3 scale) => Rows(Row1(m) / scale.X, Row2(m) / scale.Y, Row3(m) / scale.Z, default);

    private static float Defined(Vector3 scale)
    {
        Vector3 lengths = Vector3.Abs(scale);
        return MathF.Min(lengths.X, MathF.Min(lengths.Y, lengths.Z)) < 1e-4f ? float.NaN : 1;
    }
}
