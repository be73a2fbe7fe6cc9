using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Cameras and objects in the world.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The axes of the camera in columns, and minus their products with its position.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookAt))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateLookAtJvp(
        Vector3 cameraPosition,
        Vector3 cameraTarget,
        Vector3 cameraUpVector,
        Vector3 cameraPositionTangent,
        Vector3 cameraTargetTangent,
        Vector3 cameraUpVectorTangent)
    {
        var frame = new Frame(cameraPosition - cameraTarget, cameraUpVector);
        return (Matrix4x4.CreateLookAt(cameraPosition, cameraTarget, cameraUpVector), ViewTangent(frame, frame.Tangent(cameraPositionTangent - cameraTargetTangent, cameraUpVectorTangent), cameraPosition, cameraPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookAt))]
    public static Matrix4x4 CreateLookAtVjp(
        Vector3 cameraPosition,
        Vector3 cameraTarget,
        Vector3 cameraUpVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 cameraTargetAdjoint,
        ref Vector3 cameraUpVectorAdjoint)
    {
        var frame = new Frame(cameraPosition - cameraTarget, cameraUpVector);
        (Vector3 position, Vector3 direction, Vector3 up) = ViewAdjoint(frame, cameraPosition, resultAdjoint);
        cameraPositionAdjoint += position + direction;
        cameraTargetAdjoint -= direction;
        cameraUpVectorAdjoint += up;
        return Matrix4x4.CreateLookAt(cameraPosition, cameraTarget, cameraUpVector);
    }

    /// <summary>The axes of the camera in columns, and minus their products with its position.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookAtLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateLookAtLeftHandedJvp(
        Vector3 cameraPosition,
        Vector3 cameraTarget,
        Vector3 cameraUpVector,
        Vector3 cameraPositionTangent,
        Vector3 cameraTargetTangent,
        Vector3 cameraUpVectorTangent)
    {
        var frame = new Frame(cameraTarget - cameraPosition, cameraUpVector);
        return (Matrix4x4.CreateLookAtLeftHanded(cameraPosition, cameraTarget, cameraUpVector), ViewTangent(frame, frame.Tangent(cameraTargetTangent - cameraPositionTangent, cameraUpVectorTangent), cameraPosition, cameraPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookAtLeftHanded))]
    public static Matrix4x4 CreateLookAtLeftHandedVjp(
        Vector3 cameraPosition,
        Vector3 cameraTarget,
        Vector3 cameraUpVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 cameraTargetAdjoint,
        ref Vector3 cameraUpVectorAdjoint)
    {
        var frame = new Frame(cameraTarget - cameraPosition, cameraUpVector);
        (Vector3 position, Vector3 direction, Vector3 up) = ViewAdjoint(frame, cameraPosition, resultAdjoint);
        cameraPositionAdjoint += position - direction;
        cameraTargetAdjoint += direction;
        cameraUpVectorAdjoint += up;
        return Matrix4x4.CreateLookAtLeftHanded(cameraPosition, cameraTarget, cameraUpVector);
    }

    /// <summary>The axes of the camera in columns, and minus their products with its position.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookTo))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateLookToJvp(
        Vector3 cameraPosition,
        Vector3 cameraDirection,
        Vector3 cameraUpVector,
        Vector3 cameraPositionTangent,
        Vector3 cameraDirectionTangent,
        Vector3 cameraUpVectorTangent)
    {
        var frame = new Frame(-cameraDirection, cameraUpVector);
        return (Matrix4x4.CreateLookTo(cameraPosition, cameraDirection, cameraUpVector), ViewTangent(frame, frame.Tangent(-cameraDirectionTangent, cameraUpVectorTangent), cameraPosition, cameraPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookTo))]
    public static Matrix4x4 CreateLookToVjp(
        Vector3 cameraPosition,
        Vector3 cameraDirection,
        Vector3 cameraUpVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 cameraDirectionAdjoint,
        ref Vector3 cameraUpVectorAdjoint)
    {
        var frame = new Frame(-cameraDirection, cameraUpVector);
        (Vector3 position, Vector3 direction, Vector3 up) = ViewAdjoint(frame, cameraPosition, resultAdjoint);
        cameraPositionAdjoint += position;
        cameraDirectionAdjoint -= direction;
        cameraUpVectorAdjoint += up;
        return Matrix4x4.CreateLookTo(cameraPosition, cameraDirection, cameraUpVector);
    }

    /// <summary>The axes of the camera in columns, and minus their products with its position.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookToLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateLookToLeftHandedJvp(
        Vector3 cameraPosition,
        Vector3 cameraDirection,
        Vector3 cameraUpVector,
        Vector3 cameraPositionTangent,
        Vector3 cameraDirectionTangent,
        Vector3 cameraUpVectorTangent)
    {
        var frame = new Frame(cameraDirection, cameraUpVector);
        return (Matrix4x4.CreateLookToLeftHanded(cameraPosition, cameraDirection, cameraUpVector), ViewTangent(frame, frame.Tangent(cameraDirectionTangent, cameraUpVectorTangent), cameraPosition, cameraPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateLookToLeftHanded))]
    public static Matrix4x4 CreateLookToLeftHandedVjp(
        Vector3 cameraPosition,
        Vector3 cameraDirection,
        Vector3 cameraUpVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 cameraDirectionAdjoint,
        ref Vector3 cameraUpVectorAdjoint)
    {
        var frame = new Frame(cameraDirection, cameraUpVector);
        (Vector3 position, Vector3 direction, Vector3 up) = ViewAdjoint(frame, cameraPosition, resultAdjoint);
        cameraPositionAdjoint += position;
        cameraDirectionAdjoint += direction;
        cameraUpVectorAdjoint += up;
        return Matrix4x4.CreateLookToLeftHanded(cameraPosition, cameraDirection, cameraUpVector);
    }

    /// <summary>The axes of an object in rows, and its position.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateWorld))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateWorldJvp(
        Vector3 position, Vector3 forward, Vector3 up, Vector3 positionTangent, Vector3 forwardTangent, Vector3 upTangent)
    {
        (Vector3 x, Vector3 y, Vector3 z) = new Frame(-forward, up).Tangent(-forwardTangent, upTangent);
        return (Matrix4x4.CreateWorld(position, forward, up), Rows(x, y, z, positionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateWorld))]
    public static Matrix4x4 CreateWorldVjp(
        Vector3 position,
        Vector3 forward,
        Vector3 up,
        Matrix4x4 resultAdjoint,
        ref Vector3 positionAdjoint,
        ref Vector3 forwardAdjoint,
        ref Vector3 upAdjoint)
    {
        (Vector3 byDirection, Vector3 byUp) = new Frame(-forward, up).Adjoint(Row1(resultAdjoint), Row2(resultAdjoint), Row3(resultAdjoint));
        positionAdjoint += resultAdjoint.Translation;
        forwardAdjoint -= byDirection;
        upAdjoint += byUp;
        return Matrix4x4.CreateWorld(position, forward, up);
    }

    private static Matrix4x4 ViewTangent(Frame frame, (Vector3 X, Vector3 Y, Vector3 Z) tangent, Vector3 position, Vector3 positionTangent)
    {
        (Vector3 x, Vector3 y, Vector3 z) = tangent;
        return new Matrix4x4(
            x.X, y.X, z.X, 0,
            x.Y, y.Y, z.Y, 0,
            x.Z, y.Z, z.Z, 0,
            -Vector3.Dot(x, position) - Vector3.Dot(frame.X, positionTangent),
            -Vector3.Dot(y, position) - Vector3.Dot(frame.Y, positionTangent),
            -Vector3.Dot(z, position) - Vector3.Dot(frame.Z, positionTangent),
            0);
    }

    private static (Vector3 Position, Vector3 Direction, Vector3 Up) ViewAdjoint(Frame frame, Vector3 position, Matrix4x4 g)
    {
        Vector3 x = new Vector3(g.M11, g.M21, g.M31) - (g.M41 * position);
        Vector3 y = new Vector3(g.M12, g.M22, g.M32) - (g.M42 * position);
        Vector3 z = new Vector3(g.M13, g.M23, g.M33) - (g.M43 * position);
        (Vector3 direction, Vector3 up) = frame.Adjoint(x, y, z);
        return (-((g.M41 * frame.X) + (g.M42 * frame.Y) + (g.M43 * frame.Z)), direction, up);
    }

    private static Matrix4x4 Rows(Vector3 x, Vector3 y, Vector3 z, Vector3 position) => new(
        x.X, x.Y, x.Z, 0,
        y.X, y.Y, y.Z, 0,
        z.X, z.Y, z.Z, 0,
        position.X, position.Y, position.Z, 0);

    private static Vector3 Row1(Matrix4x4 m) => new(m.M11, m.M12, m.M13);

    private static Vector3 Row2(Matrix4x4 m) => new(m.M21, m.M22, m.M23);

    private static Vector3 Row3(Matrix4x4 m) => new(m.M31, m.M32, m.M33);
}
