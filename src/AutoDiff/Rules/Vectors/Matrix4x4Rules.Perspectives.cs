using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Perspective projections.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>2 n / w, 2 n / h and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspective))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveJvp(
        float width, float height, float nearPlaneDistance, float farPlaneDistance,
        float widthTangent, float heightTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspective(width, height, nearPlaneDistance, farPlaneDistance), CreatePerspectiveTangent(new(width, widthTangent), new(height, heightTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspective))]
    public static Matrix4x4 CreatePerspectiveVjp(
        float width, float height, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveTangent(new(width, 1), new(height, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveTangent(new(width, 0), new(height, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveTangent(new(width, 0), new(height, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveTangent(new(width, 0), new(height, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspective(width, height, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveTangent(
        Dual<float> width, Dual<float> height, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> range = Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (2 * nearPlaneDistance / width).Tangent,
            M22 = (2 * nearPlaneDistance / height).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * range).Tangent,
        };
    }

    /// <summary>Quotients of the bounds and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveOffCenter))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveOffCenterJvp(
        float left, float right, float bottom, float top, float nearPlaneDistance, float farPlaneDistance,
        float leftTangent, float rightTangent, float bottomTangent, float topTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspectiveOffCenter(left, right, bottom, top, nearPlaneDistance, farPlaneDistance), CreatePerspectiveOffCenterTangent(new(left, leftTangent), new(right, rightTangent), new(bottom, bottomTangent), new(top, topTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveOffCenter))]
    public static Matrix4x4 CreatePerspectiveOffCenterVjp(
        float left, float right, float bottom, float top, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float leftAdjoint, ref float rightAdjoint, ref float bottomAdjoint, ref float topAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        leftAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 1), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        rightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 0), new(right, 1), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        bottomAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 1), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        topAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspectiveOffCenter(left, right, bottom, top, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveOffCenterTangent(
        Dual<float> left, Dual<float> right, Dual<float> bottom, Dual<float> top, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> range = Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (2 * nearPlaneDistance / (right - left)).Tangent,
            M22 = (2 * nearPlaneDistance / (top - bottom)).Tangent,
            M31 = ((left + right) / (right - left)).Tangent,
            M32 = ((top + bottom) / (top - bottom)).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * range).Tangent,
        };
    }

    /// <summary>1 / tan(φ / 2), the same by the aspect ratio, and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveFieldOfView))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveFieldOfViewJvp(
        float fieldOfView, float aspectRatio, float nearPlaneDistance, float farPlaneDistance,
        float fieldOfViewTangent, float aspectRatioTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspectiveFieldOfView(fieldOfView, aspectRatio, nearPlaneDistance, farPlaneDistance), CreatePerspectiveFieldOfViewTangent(new(fieldOfView, fieldOfViewTangent), new(aspectRatio, aspectRatioTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveFieldOfView))]
    public static Matrix4x4 CreatePerspectiveFieldOfViewVjp(
        float fieldOfView, float aspectRatio, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float fieldOfViewAdjoint, ref float aspectRatioAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        fieldOfViewAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewTangent(new(fieldOfView, 1), new(aspectRatio, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        aspectRatioAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewTangent(new(fieldOfView, 0), new(aspectRatio, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewTangent(new(fieldOfView, 0), new(aspectRatio, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewTangent(new(fieldOfView, 0), new(aspectRatio, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspectiveFieldOfView(fieldOfView, aspectRatio, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveFieldOfViewTangent(
        Dual<float> fieldOfView, Dual<float> aspectRatio, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> height = 1 / Dual<float>.Tan(fieldOfView * 0.5f);
        Dual<float> range = Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (height / aspectRatio).Tangent,
            M22 = (height).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * range).Tangent,
        };
    }

    /// <summary>2 n / w, 2 n / h and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveLeftHandedJvp(
        float width, float height, float nearPlaneDistance, float farPlaneDistance,
        float widthTangent, float heightTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspectiveLeftHanded(width, height, nearPlaneDistance, farPlaneDistance), CreatePerspectiveLeftHandedTangent(new(width, widthTangent), new(height, heightTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveLeftHanded))]
    public static Matrix4x4 CreatePerspectiveLeftHandedVjp(
        float width, float height, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveLeftHandedTangent(new(width, 1), new(height, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveLeftHandedTangent(new(width, 0), new(height, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveLeftHandedTangent(new(width, 0), new(height, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveLeftHandedTangent(new(width, 0), new(height, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspectiveLeftHanded(width, height, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveLeftHandedTangent(
        Dual<float> width, Dual<float> height, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> range = -Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (2 * nearPlaneDistance / width).Tangent,
            M22 = (2 * nearPlaneDistance / height).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * -range).Tangent,
        };
    }

    /// <summary>Quotients of the bounds and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveOffCenterLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveOffCenterLeftHandedJvp(
        float left, float right, float bottom, float top, float nearPlaneDistance, float farPlaneDistance,
        float leftTangent, float rightTangent, float bottomTangent, float topTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspectiveOffCenterLeftHanded(left, right, bottom, top, nearPlaneDistance, farPlaneDistance), CreatePerspectiveOffCenterLeftHandedTangent(new(left, leftTangent), new(right, rightTangent), new(bottom, bottomTangent), new(top, topTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveOffCenterLeftHanded))]
    public static Matrix4x4 CreatePerspectiveOffCenterLeftHandedVjp(
        float left, float right, float bottom, float top, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float leftAdjoint, ref float rightAdjoint, ref float bottomAdjoint, ref float topAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        leftAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 1), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        rightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 0), new(right, 1), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        bottomAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 1), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        topAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspectiveOffCenterLeftHanded(left, right, bottom, top, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveOffCenterLeftHandedTangent(
        Dual<float> left, Dual<float> right, Dual<float> bottom, Dual<float> top, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> range = -Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (2 * nearPlaneDistance / (right - left)).Tangent,
            M22 = (2 * nearPlaneDistance / (top - bottom)).Tangent,
            M31 = (-(left + right) / (right - left)).Tangent,
            M32 = (-(top + bottom) / (top - bottom)).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * -range).Tangent,
        };
    }

    /// <summary>1 / tan(φ / 2), the same by the aspect ratio, and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreatePerspectiveFieldOfViewLeftHandedJvp(
        float fieldOfView, float aspectRatio, float nearPlaneDistance, float farPlaneDistance,
        float fieldOfViewTangent, float aspectRatioTangent, float nearPlaneDistanceTangent, float farPlaneDistanceTangent) =>
        (Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded(fieldOfView, aspectRatio, nearPlaneDistance, farPlaneDistance), CreatePerspectiveFieldOfViewLeftHandedTangent(new(fieldOfView, fieldOfViewTangent), new(aspectRatio, aspectRatioTangent), new(nearPlaneDistance, nearPlaneDistanceTangent), new(farPlaneDistance, farPlaneDistanceTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded))]
    public static Matrix4x4 CreatePerspectiveFieldOfViewLeftHandedVjp(
        float fieldOfView, float aspectRatio, float nearPlaneDistance, float farPlaneDistance,
        Matrix4x4 resultAdjoint,
        ref float fieldOfViewAdjoint, ref float aspectRatioAdjoint, ref float nearPlaneDistanceAdjoint, ref float farPlaneDistanceAdjoint)
    {
        fieldOfViewAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewLeftHandedTangent(new(fieldOfView, 1), new(aspectRatio, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        aspectRatioAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewLeftHandedTangent(new(fieldOfView, 0), new(aspectRatio, 1), new(nearPlaneDistance, 0), new(farPlaneDistance, 0)));
        nearPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewLeftHandedTangent(new(fieldOfView, 0), new(aspectRatio, 0), new(nearPlaneDistance, 1), new(farPlaneDistance, 0)));
        farPlaneDistanceAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreatePerspectiveFieldOfViewLeftHandedTangent(new(fieldOfView, 0), new(aspectRatio, 0), new(nearPlaneDistance, 0), new(farPlaneDistance, 1)));
        return Matrix4x4.CreatePerspectiveFieldOfViewLeftHanded(fieldOfView, aspectRatio, nearPlaneDistance, farPlaneDistance);
    }

    private static Matrix4x4 CreatePerspectiveFieldOfViewLeftHandedTangent(
        Dual<float> fieldOfView, Dual<float> aspectRatio, Dual<float> nearPlaneDistance, Dual<float> farPlaneDistance)
    {
        Dual<float> height = 1 / Dual<float>.Tan(fieldOfView * 0.5f);
        Dual<float> range = -Range(nearPlaneDistance, farPlaneDistance);
        return new Matrix4x4
        {
            M11 = (height / aspectRatio).Tangent,
            M22 = (height).Tangent,
            M33 = (range).Tangent,
            M43 = (nearPlaneDistance * -range).Tangent,
        };
    }

    /// <summary>f / (n - f), and -1 for f at infinity.</summary>
    private static Dual<float> Range(Dual<float> near, Dual<float> far) => float.IsPositiveInfinity(far.Value) ? -1f : far / (near - far);
}
