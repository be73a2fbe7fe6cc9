using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Parallel projections and viewports.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>2 / w, 2 / h and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographic))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateOrthographicJvp(
        float width, float height, float zNearPlane, float zFarPlane,
        float widthTangent, float heightTangent, float zNearPlaneTangent, float zFarPlaneTangent) =>
        (Matrix4x4.CreateOrthographic(width, height, zNearPlane, zFarPlane), CreateOrthographicTangent(new(width, widthTangent), new(height, heightTangent), new(zNearPlane, zNearPlaneTangent), new(zFarPlane, zFarPlaneTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographic))]
    public static Matrix4x4 CreateOrthographicVjp(
        float width, float height, float zNearPlane, float zFarPlane,
        Matrix4x4 resultAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float zNearPlaneAdjoint, ref float zFarPlaneAdjoint)
    {
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicTangent(new(width, 1), new(height, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicTangent(new(width, 0), new(height, 1), new(zNearPlane, 0), new(zFarPlane, 0)));
        zNearPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicTangent(new(width, 0), new(height, 0), new(zNearPlane, 1), new(zFarPlane, 0)));
        zFarPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicTangent(new(width, 0), new(height, 0), new(zNearPlane, 0), new(zFarPlane, 1)));
        return Matrix4x4.CreateOrthographic(width, height, zNearPlane, zFarPlane);
    }

    private static Matrix4x4 CreateOrthographicTangent(Dual<float> width, Dual<float> height, Dual<float> zNearPlane, Dual<float> zFarPlane)
    {
        return new Matrix4x4
        {
            M11 = (2 / width).Tangent,
            M22 = (2 / height).Tangent,
            M33 = (1 / (zNearPlane - zFarPlane)).Tangent,
            M43 = (zNearPlane / (zNearPlane - zFarPlane)).Tangent,
        };
    }

    /// <summary>Quotients of the bounds and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicOffCenter))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateOrthographicOffCenterJvp(
        float left, float right, float bottom, float top, float zNearPlane, float zFarPlane,
        float leftTangent, float rightTangent, float bottomTangent, float topTangent, float zNearPlaneTangent, float zFarPlaneTangent) =>
        (Matrix4x4.CreateOrthographicOffCenter(left, right, bottom, top, zNearPlane, zFarPlane), CreateOrthographicOffCenterTangent(new(left, leftTangent), new(right, rightTangent), new(bottom, bottomTangent), new(top, topTangent), new(zNearPlane, zNearPlaneTangent), new(zFarPlane, zFarPlaneTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicOffCenter))]
    public static Matrix4x4 CreateOrthographicOffCenterVjp(
        float left, float right, float bottom, float top, float zNearPlane, float zFarPlane,
        Matrix4x4 resultAdjoint,
        ref float leftAdjoint, ref float rightAdjoint, ref float bottomAdjoint, ref float topAdjoint, ref float zNearPlaneAdjoint, ref float zFarPlaneAdjoint)
    {
        leftAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 1), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        rightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 0), new(right, 1), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        bottomAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 1), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        topAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 1), new(zNearPlane, 0), new(zFarPlane, 0)));
        zNearPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 1), new(zFarPlane, 0)));
        zFarPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 1)));
        return Matrix4x4.CreateOrthographicOffCenter(left, right, bottom, top, zNearPlane, zFarPlane);
    }

    private static Matrix4x4 CreateOrthographicOffCenterTangent(
        Dual<float> left, Dual<float> right, Dual<float> bottom, Dual<float> top, Dual<float> zNearPlane, Dual<float> zFarPlane)
    {
        return new Matrix4x4
        {
            M11 = (2 / (right - left)).Tangent,
            M22 = (2 / (top - bottom)).Tangent,
            M33 = (1 / (zNearPlane - zFarPlane)).Tangent,
            M41 = ((left + right) / (left - right)).Tangent,
            M42 = ((top + bottom) / (bottom - top)).Tangent,
            M43 = (zNearPlane / (zNearPlane - zFarPlane)).Tangent,
        };
    }

    /// <summary>2 / w, 2 / h and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateOrthographicLeftHandedJvp(
        float width, float height, float zNearPlane, float zFarPlane,
        float widthTangent, float heightTangent, float zNearPlaneTangent, float zFarPlaneTangent) =>
        (Matrix4x4.CreateOrthographicLeftHanded(width, height, zNearPlane, zFarPlane), CreateOrthographicLeftHandedTangent(new(width, widthTangent), new(height, heightTangent), new(zNearPlane, zNearPlaneTangent), new(zFarPlane, zFarPlaneTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicLeftHanded))]
    public static Matrix4x4 CreateOrthographicLeftHandedVjp(
        float width, float height, float zNearPlane, float zFarPlane,
        Matrix4x4 resultAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float zNearPlaneAdjoint, ref float zFarPlaneAdjoint)
    {
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicLeftHandedTangent(new(width, 1), new(height, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicLeftHandedTangent(new(width, 0), new(height, 1), new(zNearPlane, 0), new(zFarPlane, 0)));
        zNearPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicLeftHandedTangent(new(width, 0), new(height, 0), new(zNearPlane, 1), new(zFarPlane, 0)));
        zFarPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicLeftHandedTangent(new(width, 0), new(height, 0), new(zNearPlane, 0), new(zFarPlane, 1)));
        return Matrix4x4.CreateOrthographicLeftHanded(width, height, zNearPlane, zFarPlane);
    }

    private static Matrix4x4 CreateOrthographicLeftHandedTangent(Dual<float> width, Dual<float> height, Dual<float> zNearPlane, Dual<float> zFarPlane)
    {
        return new Matrix4x4
        {
            M11 = (2 / width).Tangent,
            M22 = (2 / height).Tangent,
            M33 = (1 / (zFarPlane - zNearPlane)).Tangent,
            M43 = (zNearPlane / (zNearPlane - zFarPlane)).Tangent,
        };
    }

    /// <summary>Quotients of the bounds and the depth range.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicOffCenterLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateOrthographicOffCenterLeftHandedJvp(
        float left, float right, float bottom, float top, float zNearPlane, float zFarPlane,
        float leftTangent, float rightTangent, float bottomTangent, float topTangent, float zNearPlaneTangent, float zFarPlaneTangent) =>
        (Matrix4x4.CreateOrthographicOffCenterLeftHanded(left, right, bottom, top, zNearPlane, zFarPlane), CreateOrthographicOffCenterLeftHandedTangent(new(left, leftTangent), new(right, rightTangent), new(bottom, bottomTangent), new(top, topTangent), new(zNearPlane, zNearPlaneTangent), new(zFarPlane, zFarPlaneTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateOrthographicOffCenterLeftHanded))]
    public static Matrix4x4 CreateOrthographicOffCenterLeftHandedVjp(
        float left, float right, float bottom, float top, float zNearPlane, float zFarPlane,
        Matrix4x4 resultAdjoint,
        ref float leftAdjoint, ref float rightAdjoint, ref float bottomAdjoint, ref float topAdjoint, ref float zNearPlaneAdjoint, ref float zFarPlaneAdjoint)
    {
        leftAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 1), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        rightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 0), new(right, 1), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        bottomAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 1), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 0)));
        topAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 1), new(zNearPlane, 0), new(zFarPlane, 0)));
        zNearPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 1), new(zFarPlane, 0)));
        zFarPlaneAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateOrthographicOffCenterLeftHandedTangent(new(left, 0), new(right, 0), new(bottom, 0), new(top, 0), new(zNearPlane, 0), new(zFarPlane, 1)));
        return Matrix4x4.CreateOrthographicOffCenterLeftHanded(left, right, bottom, top, zNearPlane, zFarPlane);
    }

    private static Matrix4x4 CreateOrthographicOffCenterLeftHandedTangent(
        Dual<float> left, Dual<float> right, Dual<float> bottom, Dual<float> top, Dual<float> zNearPlane, Dual<float> zFarPlane)
    {
        return new Matrix4x4
        {
            M11 = (2 / (right - left)).Tangent,
            M22 = (2 / (top - bottom)).Tangent,
            M33 = (1 / (zFarPlane - zNearPlane)).Tangent,
            M41 = ((left + right) / (left - right)).Tangent,
            M42 = ((top + bottom) / (bottom - top)).Tangent,
            M43 = (zNearPlane / (zNearPlane - zFarPlane)).Tangent,
        };
    }

    /// <summary>Halves and differences of the bounds.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewport))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateViewportJvp(
        float x, float y, float width, float height, float minDepth, float maxDepth,
        float xTangent, float yTangent, float widthTangent, float heightTangent, float minDepthTangent, float maxDepthTangent) =>
        (Matrix4x4.CreateViewport(x, y, width, height, minDepth, maxDepth), CreateViewportTangent(new(x, xTangent), new(y, yTangent), new(width, widthTangent), new(height, heightTangent), new(minDepth, minDepthTangent), new(maxDepth, maxDepthTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewport))]
    public static Matrix4x4 CreateViewportVjp(
        float x, float y, float width, float height, float minDepth, float maxDepth,
        Matrix4x4 resultAdjoint,
        ref float xAdjoint, ref float yAdjoint, ref float widthAdjoint, ref float heightAdjoint, ref float minDepthAdjoint, ref float maxDepthAdjoint)
    {
        xAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 1), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        yAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 0), new(y, 1), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 0), new(y, 0), new(width, 1), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 1), new(minDepth, 0), new(maxDepth, 0)));
        minDepthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 1), new(maxDepth, 0)));
        maxDepthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 1)));
        return Matrix4x4.CreateViewport(x, y, width, height, minDepth, maxDepth);
    }

    private static Matrix4x4 CreateViewportTangent(
        Dual<float> x, Dual<float> y, Dual<float> width, Dual<float> height, Dual<float> minDepth, Dual<float> maxDepth)
    {
        return new Matrix4x4
        {
            M11 = (width / 2).Tangent,
            M22 = (-height / 2).Tangent,
            M33 = (minDepth - maxDepth).Tangent,
            M41 = (x + (width / 2)).Tangent,
            M42 = (y + (height / 2)).Tangent,
            M43 = (minDepth).Tangent,
        };
    }

    /// <summary>Halves and differences of the bounds.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewportLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateViewportLeftHandedJvp(
        float x, float y, float width, float height, float minDepth, float maxDepth,
        float xTangent, float yTangent, float widthTangent, float heightTangent, float minDepthTangent, float maxDepthTangent) =>
        (Matrix4x4.CreateViewportLeftHanded(x, y, width, height, minDepth, maxDepth), CreateViewportLeftHandedTangent(new(x, xTangent), new(y, yTangent), new(width, widthTangent), new(height, heightTangent), new(minDepth, minDepthTangent), new(maxDepth, maxDepthTangent)));

    /// <summary>The inner product of r̄ with the derivative by each argument.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewportLeftHanded))]
    public static Matrix4x4 CreateViewportLeftHandedVjp(
        float x, float y, float width, float height, float minDepth, float maxDepth,
        Matrix4x4 resultAdjoint,
        ref float xAdjoint, ref float yAdjoint, ref float widthAdjoint, ref float heightAdjoint, ref float minDepthAdjoint, ref float maxDepthAdjoint)
    {
        xAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 1), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        yAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 0), new(y, 1), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        widthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 0), new(y, 0), new(width, 1), new(height, 0), new(minDepth, 0), new(maxDepth, 0)));
        heightAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 1), new(minDepth, 0), new(maxDepth, 0)));
        minDepthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 1), new(maxDepth, 0)));
        maxDepthAdjoint += Homogeneous.Dot(
            resultAdjoint,
            CreateViewportLeftHandedTangent(new(x, 0), new(y, 0), new(width, 0), new(height, 0), new(minDepth, 0), new(maxDepth, 1)));
        return Matrix4x4.CreateViewportLeftHanded(x, y, width, height, minDepth, maxDepth);
    }

    private static Matrix4x4 CreateViewportLeftHandedTangent(
        Dual<float> x, Dual<float> y, Dual<float> width, Dual<float> height, Dual<float> minDepth, Dual<float> maxDepth)
    {
        return new Matrix4x4
        {
            M11 = (width / 2).Tangent,
            M22 = (-height / 2).Tangent,
            M33 = (maxDepth - minDepth).Tangent,
            M41 = (x + (width / 2)).Tangent,
            M42 = (y + (height / 2)).Tangent,
            M43 = (minDepth).Tangent,
        };
    }
}
