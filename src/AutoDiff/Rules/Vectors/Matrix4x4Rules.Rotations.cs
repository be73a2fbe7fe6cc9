using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Rotations.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>A rotation about the x axis: cos φ and ± sin φ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationX))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationXJvp(float radians, float radiansTangent) =>
        (Matrix4x4.CreateRotationX(radians), ByX(radians) * radiansTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationX))]
    public static Matrix4x4 CreateRotationXVjp(float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint)
    {
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, ByX(radians));
        return Matrix4x4.CreateRotationX(radians);
    }

    /// <summary>A rotation R with c - c R in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationX))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationXJvp(
        float radians, Vector3 centerPoint, float radiansTangent, Vector3 centerPointTangent)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationX(radians, centerPoint);
        return (result, About(ByX(radians) * radiansTangent, centerPoint) + Offset(centerPointTangent - Vector3.TransformNormal(centerPointTangent, result)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationX))]
    public static Matrix4x4 CreateRotationXVjp(
        float radians, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float radiansAdjoint, ref Vector3 centerPointAdjoint)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationX(radians, centerPoint);
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, About(ByX(radians), centerPoint));
        centerPointAdjoint += resultAdjoint.Translation - Homogeneous.Space(Homogeneous.Rows(result, new Vector4(resultAdjoint.Translation, 0)));
        return result;
    }

    /// <summary>A rotation about the y axis: cos φ and ± sin φ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationY))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationYJvp(float radians, float radiansTangent) =>
        (Matrix4x4.CreateRotationY(radians), ByY(radians) * radiansTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationY))]
    public static Matrix4x4 CreateRotationYVjp(float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint)
    {
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, ByY(radians));
        return Matrix4x4.CreateRotationY(radians);
    }

    /// <summary>A rotation R with c - c R in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationY))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationYJvp(
        float radians, Vector3 centerPoint, float radiansTangent, Vector3 centerPointTangent)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationY(radians, centerPoint);
        return (result, About(ByY(radians) * radiansTangent, centerPoint) + Offset(centerPointTangent - Vector3.TransformNormal(centerPointTangent, result)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationY))]
    public static Matrix4x4 CreateRotationYVjp(
        float radians, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float radiansAdjoint, ref Vector3 centerPointAdjoint)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationY(radians, centerPoint);
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, About(ByY(radians), centerPoint));
        centerPointAdjoint += resultAdjoint.Translation - Homogeneous.Space(Homogeneous.Rows(result, new Vector4(resultAdjoint.Translation, 0)));
        return result;
    }

    /// <summary>A rotation about the z axis: cos φ and ± sin φ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationZ))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationZJvp(float radians, float radiansTangent) =>
        (Matrix4x4.CreateRotationZ(radians), ByZ(radians) * radiansTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationZ))]
    public static Matrix4x4 CreateRotationZVjp(float radians, Matrix4x4 resultAdjoint, ref float radiansAdjoint)
    {
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, ByZ(radians));
        return Matrix4x4.CreateRotationZ(radians);
    }

    /// <summary>A rotation R with c - c R in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationZ))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateRotationZJvp(
        float radians, Vector3 centerPoint, float radiansTangent, Vector3 centerPointTangent)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationZ(radians, centerPoint);
        return (result, About(ByZ(radians) * radiansTangent, centerPoint) + Offset(centerPointTangent - Vector3.TransformNormal(centerPointTangent, result)));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateRotationZ))]
    public static Matrix4x4 CreateRotationZVjp(
        float radians, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float radiansAdjoint, ref Vector3 centerPointAdjoint)
    {
        Matrix4x4 result = Matrix4x4.CreateRotationZ(radians, centerPoint);
        radiansAdjoint += Homogeneous.Dot(resultAdjoint, About(ByZ(radians), centerPoint));
        centerPointAdjoint += resultAdjoint.Translation - Homogeneous.Space(Homogeneous.Rows(result, new Vector4(resultAdjoint.Translation, 0)));
        return result;
    }

    private static Matrix4x4 ByX(float radians)
    {
        (float sin, float cos) = MathF.SinCos(radians);
        return new Matrix4x4(0, 0, 0, 0, 0, -sin, cos, 0, 0, -cos, -sin, 0, 0, 0, 0, 0);
    }

    private static Matrix4x4 ByY(float radians)
    {
        (float sin, float cos) = MathF.SinCos(radians);
        return new Matrix4x4(-sin, 0, -cos, 0, 0, 0, 0, 0, cos, 0, -sin, 0, 0, 0, 0, 0);
    }

    private static Matrix4x4 ByZ(float radians)
    {
        (float sin, float cos) = MathF.SinCos(radians);
        return new Matrix4x4(-sin, cos, 0, 0, -cos, -sin, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>The derivative of a rotation completed by that of c - c R.</summary>
    private static Matrix4x4 About(Matrix4x4 rotation, Vector3 center) => rotation + Offset(-Vector3.TransformNormal(center, rotation));

    private static Matrix4x4 Offset(Vector3 position) => Stretch(default, position);

    /// <summary>1 + products of two elements of q; twice the polar form of the products.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromQuaternion))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateFromQuaternionJvp(Quaternion q, Quaternion qTangent) =>
        (Matrix4x4.CreateFromQuaternion(q), Bilinear(q, qTangent) + Bilinear(qTangent, q));

    /// <summary>q̄ is linear in q.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromQuaternion))]
    public static Matrix4x4 CreateFromQuaternionVjp(Quaternion q, Matrix4x4 resultAdjoint, ref Quaternion qAdjoint)
    {
        var slope = new Quaternion(
            (q.Y * (resultAdjoint.M12 + resultAdjoint.M21)) + (q.Z * (resultAdjoint.M13 + resultAdjoint.M31)) + (q.W * (resultAdjoint.M23 - resultAdjoint.M32)) - (2 * q.X * (resultAdjoint.M22 + resultAdjoint.M33)),
            (q.X * (resultAdjoint.M12 + resultAdjoint.M21)) + (q.Z * (resultAdjoint.M23 + resultAdjoint.M32)) + (q.W * (resultAdjoint.M31 - resultAdjoint.M13)) - (2 * q.Y * (resultAdjoint.M11 + resultAdjoint.M33)),
            (q.X * (resultAdjoint.M13 + resultAdjoint.M31)) + (q.Y * (resultAdjoint.M23 + resultAdjoint.M32)) + (q.W * (resultAdjoint.M12 - resultAdjoint.M21)) - (2 * q.Z * (resultAdjoint.M11 + resultAdjoint.M22)),
            (q.X * (resultAdjoint.M23 - resultAdjoint.M32)) + (q.Y * (resultAdjoint.M31 - resultAdjoint.M13)) + (q.Z * (resultAdjoint.M12 - resultAdjoint.M21)));
        qAdjoint += slope * 2;
        return Matrix4x4.CreateFromQuaternion(q);
    }

    /// <summary>The matrix of the quaternion of the three angles.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromYawPitchRoll))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateFromYawPitchRollJvp(
        float yaw, float pitch, float roll, float yawTangent, float pitchTangent, float rollTangent)
    {
        (Quaternion q, Quaternion turn) = QuaternionRules.CreateFromYawPitchRollJvp(yaw, pitch, roll, yawTangent, pitchTangent, rollTangent);
        return (Matrix4x4.CreateFromYawPitchRoll(yaw, pitch, roll), CreateFromQuaternionJvp(q, turn).Tangent);
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromYawPitchRoll))]
    public static Matrix4x4 CreateFromYawPitchRollVjp(
        float yaw, float pitch, float roll, Matrix4x4 resultAdjoint, ref float yawAdjoint, ref float pitchAdjoint, ref float rollAdjoint)
    {
        Quaternion turn = default;
        CreateFromQuaternionVjp(Quaternion.CreateFromYawPitchRoll(yaw, pitch, roll), resultAdjoint, ref turn);
        QuaternionRules.CreateFromYawPitchRollVjp(yaw, pitch, roll, turn, ref yawAdjoint, ref pitchAdjoint, ref rollAdjoint);
        return Matrix4x4.CreateFromYawPitchRoll(yaw, pitch, roll);
    }

    /// <summary>r = a aᵀ + cos φ (1 - a aᵀ) + sin φ [a] up to .NET 8, and the matrix of a quaternion from .NET 9 on. They agree for an axis of
    /// length 1, and not in their derivatives.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromAxisAngle))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateFromAxisAngleJvp(Vector3 axis, float angle, Vector3 axisTangent, float angleTangent)
    {
        Matrix4x4 result = Matrix4x4.CreateFromAxisAngle(axis, angle);
        if (!IsByQuaternion)
        {
            return (result, Around(axis, axisTangent, angle) + (ByAngle(axis, angle) * angleTangent));
        }

        (Quaternion q, Quaternion turn) = QuaternionRules.CreateFromAxisAngleJvp(axis, angle, axisTangent, angleTangent);
        return (result, CreateFromQuaternionJvp(q, turn).Tangent);
    }

    /// <summary>The same in reverse.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateFromAxisAngle))]
    public static Matrix4x4 CreateFromAxisAngleVjp(Vector3 axis, float angle, Matrix4x4 resultAdjoint, ref Vector3 axisAdjoint, ref float angleAdjoint)
    {
        if (IsByQuaternion)
        {
            Quaternion turn = default;
            CreateFromQuaternionVjp(Quaternion.CreateFromAxisAngle(axis, angle), resultAdjoint, ref turn);
            QuaternionRules.CreateFromAxisAngleVjp(axis, angle, turn, ref axisAdjoint, ref angleAdjoint);
        }
        else
        {
            axisAdjoint.X += Homogeneous.Dot(resultAdjoint, Around(axis, Vector3.UnitX, angle));
            axisAdjoint.Y += Homogeneous.Dot(resultAdjoint, Around(axis, Vector3.UnitY, angle));
            axisAdjoint.Z += Homogeneous.Dot(resultAdjoint, Around(axis, Vector3.UnitZ, angle));
            angleAdjoint += Homogeneous.Dot(resultAdjoint, ByAngle(axis, angle));
        }

        return Matrix4x4.CreateFromAxisAngle(axis, angle);
    }

    private static readonly bool IsByQuaternion = Matrix4x4.CreateFromAxisAngle(new Vector3(2, 0, 0), MathF.PI).M11 < 2;

    /// <summary>The derivative by the axis: of M₁₁ = x² + cos φ (1 - x²), M₁₂ = x y (1 - cos φ) + z sin φ and so on.</summary>
    private static Matrix4x4 Around(Vector3 a, Vector3 aTangent, float angle)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        return Turn(aTangent * sin) + (Symmetric(a, aTangent) * (1 - cos));
    }

    private static Matrix4x4 ByAngle(Vector3 a, float angle)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        Matrix4x4 square = Symmetric(a, a) * 0.5f;
        return Turn(a * cos) + (square * sin) - Stretch(new Vector3(sin), default);
    }

    /// <summary>a bᵀ + b aᵀ.</summary>
    private static Matrix4x4 Symmetric(Vector3 a, Vector3 b) =>
        Homogeneous.Outer(new Vector4(a, 0), new Vector4(b, 0)) + Homogeneous.Outer(new Vector4(b, 0), new Vector4(a, 0));

    /// <summary>The matrix that takes x to a × x, for rows.</summary>
    private static Matrix4x4 Turn(Vector3 a) => new(0, a.Z, -a.Y, 0, -a.Z, 0, a.X, 0, a.Y, -a.X, 0, 0, 0, 0, 0, 0);

    /// <summary>The matrix of a quaternion without its 1, as a bilinear form of two of them.</summary>
    private static Matrix4x4 Bilinear(Quaternion p, Quaternion q) => new(
        -2 * ((p.Y * q.Y) + (p.Z * q.Z)), 2 * ((p.X * q.Y) + (p.Z * q.W)), 2 * ((p.Z * q.X) - (p.Y * q.W)), 0,
        2 * ((p.X * q.Y) - (p.Z * q.W)), -2 * ((p.Z * q.Z) + (p.X * q.X)), 2 * ((p.Y * q.Z) + (p.X * q.W)), 0,
        2 * ((p.Z * q.X) + (p.Y * q.W)), 2 * ((p.Y * q.Z) - (p.X * q.W)), -2 * ((p.Y * q.Y) + (p.X * q.X)), 0,
        0, 0, 0, 0);
}
