using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Quaternions of rotations, and what lies between two of them.</content>
public static partial class QuaternionRules
{
    /// <summary>r = m / |m| with m = (1 - a) x ± a y, the sign that takes the shorter way.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Lerp))]
    public static (Quaternion Value, Quaternion Tangent) LerpJvp(
        Quaternion x, Quaternion y, float amount, Quaternion xTangent, Quaternion yTangent, float amountTangent)
    {
        Quaternion near = Quaternion.Dot(x, y) >= 0 ? y : -y;
        Quaternion mixed = (x * (1 - amount)) + (near * amount);
        return (Quaternion.Lerp(x, y, amount), OfVector(Lanes.Across(Vector(mixed), Vector((xTangent * (1 - amount)) + ((Quaternion.Dot(x, y) >= 0 ? yTangent : -yTangent) * amount) + ((near - x) * amountTangent)))));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Lerp))]
    public static Quaternion LerpVjp(
        Quaternion x,
        Quaternion y,
        float amount,
        Quaternion resultAdjoint,
        ref Quaternion xAdjoint,
        ref Quaternion yAdjoint,
        ref float amountAdjoint)
    {
        Quaternion near = Quaternion.Dot(x, y) >= 0 ? y : -y;
        Quaternion mixed = (x * (1 - amount)) + (near * amount);
        Quaternion part = OfVector(Lanes.Across(Vector(mixed), Vector(resultAdjoint)));
        xAdjoint += part * (1 - amount);
        yAdjoint += Quaternion.Dot(x, y) >= 0 ? part * amount : part * -amount;
        amountAdjoint += Quaternion.Dot(part, near - x);
        return Quaternion.Lerp(x, y, amount);
    }

    /// <summary>r = s₁ x + s₂ y, with weights of the angle between x and y.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Slerp))]
    public static (Quaternion Value, Quaternion Tangent) SlerpJvp(
        Quaternion x, Quaternion y, float amount, Quaternion xTangent, Quaternion yTangent, float amountTangent)
    {
        var way = new SphericalWay(x, y, amount);
        return (Quaternion.Slerp(x, y, amount), (xTangent * way.First) + (yTangent * way.Second) + (way.ByCosine * way.CosineTangent(x, y, xTangent, yTangent)) + (way.ByAmount * amountTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Slerp))]
    public static Quaternion SlerpVjp(
        Quaternion x,
        Quaternion y,
        float amount,
        Quaternion resultAdjoint,
        ref Quaternion xAdjoint,
        ref Quaternion yAdjoint,
        ref float amountAdjoint)
    {
        var way = new SphericalWay(x, y, amount);
        float cosine = way.Sign * Quaternion.Dot(resultAdjoint, way.ByCosine);
        xAdjoint += (resultAdjoint * way.First) + (y * cosine);
        yAdjoint += (resultAdjoint * way.Second) + (x * cosine);
        amountAdjoint += Quaternion.Dot(resultAdjoint, way.ByAmount);
        return Quaternion.Slerp(x, y, amount);
    }

    /// <summary>r = (sin(φ / 2) a, cos(φ / 2)).</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromAxisAngle))]
    public static (Quaternion Value, Quaternion Tangent) CreateFromAxisAngleJvp(
        Vector3 axis, float angle, Vector3 axisTangent, float angleTangent)
    {
        (float sin, float cos) = MathF.SinCos(angle / 2);
        return (Quaternion.CreateFromAxisAngle(axis, angle), new Quaternion((axisTangent * sin) + (axis * (cos * angleTangent / 2)), -sin * angleTangent / 2));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromAxisAngle))]
    public static Quaternion CreateFromAxisAngleVjp(
        Vector3 axis, float angle, Quaternion resultAdjoint, ref Vector3 axisAdjoint, ref float angleAdjoint)
    {
        (float sin, float cos) = MathF.SinCos(angle / 2);
        axisAdjoint += Rotation.Axis(resultAdjoint) * sin;
        angleAdjoint += ((cos * Vector3.Dot(Rotation.Axis(resultAdjoint), axis)) - (sin * resultAdjoint.W)) / 2;
        return Quaternion.CreateFromAxisAngle(axis, angle);
    }

    /// <summary>r = exp(j yaw / 2) exp(i pitch / 2) exp(k roll / 2).</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromYawPitchRoll))]
    public static (Quaternion Value, Quaternion Tangent) CreateFromYawPitchRollJvp(
        float yaw, float pitch, float roll, float yawTangent, float pitchTangent, float rollTangent)
    {
        (Quaternion byYaw, Quaternion byPitch, Quaternion byRoll) = Turns(yaw, pitch, roll);
        return (Quaternion.CreateFromYawPitchRoll(yaw, pitch, roll), (byYaw * yawTangent) + (byPitch * pitchTangent) + (byRoll * rollTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromYawPitchRoll))]
    public static Quaternion CreateFromYawPitchRollVjp(
        float yaw,
        float pitch,
        float roll,
        Quaternion resultAdjoint,
        ref float yawAdjoint,
        ref float pitchAdjoint,
        ref float rollAdjoint)
    {
        (Quaternion byYaw, Quaternion byPitch, Quaternion byRoll) = Turns(yaw, pitch, roll);
        yawAdjoint += Quaternion.Dot(resultAdjoint, byYaw);
        pitchAdjoint += Quaternion.Dot(resultAdjoint, byPitch);
        rollAdjoint += Quaternion.Dot(resultAdjoint, byRoll);
        return Quaternion.CreateFromYawPitchRoll(yaw, pitch, roll);
    }

    private static (Quaternion ByYaw, Quaternion ByPitch, Quaternion ByRoll) Turns(float yaw, float pitch, float roll)
    {
        Quaternion y = Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw);
        Quaternion x = Quaternion.CreateFromAxisAngle(Vector3.UnitX, pitch);
        Quaternion z = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, roll);
        Quaternion whole = y * x * z;
        return (
            new Quaternion(0, 0.5f, 0, 0) * whole,
            y * new Quaternion(0.5f, 0, 0, 0) * x * z,
            whole * new Quaternion(0, 0, 0.5f, 0));
    }

    /// <summary>The largest element is a root of the diagonal, the others are quotients by it.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromRotationMatrix))]
    public static (Quaternion Value, Quaternion Tangent) CreateFromRotationMatrixJvp(Matrix4x4 matrix, Matrix4x4 matrixTangent)
    {
        Quaternion result = Quaternion.CreateFromRotationMatrix(matrix);
        return (result, RotationReading.Of(matrix).Tangent(result, matrixTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.CreateFromRotationMatrix))]
    public static Quaternion CreateFromRotationMatrixVjp(Matrix4x4 matrix, Quaternion resultAdjoint, ref Matrix4x4 matrixAdjoint)
    {
        Quaternion result = Quaternion.CreateFromRotationMatrix(matrix);
        matrixAdjoint += RotationReading.Of(matrix).Adjoint(result, resultAdjoint);
        return result;
    }
}
