using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Objects that face the camera.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The axes of an object that faces the camera, in rows; along the camera's own direction where they nearly meet.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateBillboard))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateBillboardJvp(
        Vector3 objectPosition,
        Vector3 cameraPosition,
        Vector3 cameraUpVector,
        Vector3 cameraForwardVector,
        Vector3 objectPositionTangent,
        Vector3 cameraPositionTangent,
        Vector3 cameraUpVectorTangent,
        Vector3 cameraForwardVectorTangent)
    {
        Vector3 toward = objectPosition - cameraPosition;
        bool isNear = toward.LengthSquared() < Nearest;
        Frame frame = isNear ? new(-cameraForwardVector, cameraUpVector, isUnit: true) : new(toward, cameraUpVector);
        (Vector3 x, Vector3 y, Vector3 z) = frame.Tangent(isNear ? -cameraForwardVectorTangent : objectPositionTangent - cameraPositionTangent, cameraUpVectorTangent);
        return (Matrix4x4.CreateBillboard(objectPosition, cameraPosition, cameraUpVector, cameraForwardVector), Rows(x, y, z, objectPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateBillboard))]
    public static Matrix4x4 CreateBillboardVjp(
        Vector3 objectPosition,
        Vector3 cameraPosition,
        Vector3 cameraUpVector,
        Vector3 cameraForwardVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 objectPositionAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 cameraUpVectorAdjoint,
        ref Vector3 cameraForwardVectorAdjoint)
    {
        Vector3 toward = objectPosition - cameraPosition;
        bool isNear = toward.LengthSquared() < Nearest;
        Frame frame = isNear ? new(-cameraForwardVector, cameraUpVector, isUnit: true) : new(toward, cameraUpVector);
        (Vector3 byDirection, Vector3 byUp) = frame.Adjoint(Row1(resultAdjoint), Row2(resultAdjoint), Row3(resultAdjoint));
        objectPositionAdjoint += resultAdjoint.Translation;
        cameraUpVectorAdjoint += byUp;
        objectPositionAdjoint += isNear ? default : byDirection;
        cameraPositionAdjoint -= isNear ? default : byDirection;
        cameraForwardVectorAdjoint -= isNear ? byDirection : default;
        return Matrix4x4.CreateBillboard(objectPosition, cameraPosition, cameraUpVector, cameraForwardVector);
    }

    /// <summary>As a billboard, turned about an axis only; where that is the direction, the object's own or a fixed one is taken.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateConstrainedBillboard))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateConstrainedBillboardJvp(
        Vector3 objectPosition,
        Vector3 cameraPosition,
        Vector3 rotateAxis,
        Vector3 cameraForwardVector,
        Vector3 objectForwardVector,
        Vector3 objectPositionTangent,
        Vector3 cameraPositionTangent,
        Vector3 rotateAxisTangent,
        Vector3 cameraForwardVectorTangent,
        Vector3 objectForwardVectorTangent)
    {
        Vector3 toward = objectPosition - cameraPosition;
        bool isNear = toward.LengthSquared() < Nearest;
        Vector3 face = isNear ? -cameraForwardVector : Lanes.Direction(toward);
        var frame = new ConstrainedFrame(rotateAxis, face, objectForwardVector, isLeftHanded: false);
        Vector3 faceTangent = isNear ? -cameraForwardVectorTangent : Lanes.Across(toward, objectPositionTangent - cameraPositionTangent);
        (Vector3 x, Vector3 z) = frame.Tangent(rotateAxisTangent, frame.IsByObject ? objectForwardVectorTangent : frame.IsAlongAxis ? default : faceTangent);
        return (Matrix4x4.CreateConstrainedBillboard(
            objectPosition, cameraPosition, rotateAxis, cameraForwardVector, objectForwardVector), Rows(x, rotateAxisTangent, z, objectPositionTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateConstrainedBillboard))]
    public static Matrix4x4 CreateConstrainedBillboardVjp(
        Vector3 objectPosition,
        Vector3 cameraPosition,
        Vector3 rotateAxis,
        Vector3 cameraForwardVector,
        Vector3 objectForwardVector,
        Matrix4x4 resultAdjoint,
        ref Vector3 objectPositionAdjoint,
        ref Vector3 cameraPositionAdjoint,
        ref Vector3 rotateAxisAdjoint,
        ref Vector3 cameraForwardVectorAdjoint,
        ref Vector3 objectForwardVectorAdjoint)
    {
        Vector3 toward = objectPosition - cameraPosition;
        bool isNear = toward.LengthSquared() < Nearest;
        Vector3 face = isNear ? -cameraForwardVector : Lanes.Direction(toward);
        var frame = new ConstrainedFrame(rotateAxis, face, objectForwardVector, isLeftHanded: false);
        (Vector3 byAxis, Vector3 byDirection) = frame.Adjoint(Row1(resultAdjoint), Row3(resultAdjoint));
        objectPositionAdjoint += resultAdjoint.Translation;
        rotateAxisAdjoint += Row2(resultAdjoint) + byAxis;
        Vector3 byFace = frame.IsAlongAxis ? default : byDirection;
        Vector3 byPosition = isNear ? default : Lanes.Across(toward, byFace);
        objectPositionAdjoint += byPosition;
        cameraPositionAdjoint -= byPosition;
        cameraForwardVectorAdjoint -= isNear ? byFace : default;
        objectForwardVectorAdjoint += frame.IsByObject ? byDirection : default;
        return Matrix4x4.CreateConstrainedBillboard(
            objectPosition, cameraPosition, rotateAxis, cameraForwardVector, objectForwardVector);
    }

    /// <summary>The square of the distance below which the framework takes another direction.</summary>
    private const float Nearest = 1e-4f;
}
