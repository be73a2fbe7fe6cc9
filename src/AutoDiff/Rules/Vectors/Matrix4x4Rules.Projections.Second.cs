using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewport))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateViewportVjpJvp(
        float x, float y, float width, float height, float minDepth, float maxDepth, Matrix4x4 resultAdjoint, ref float xAdjoint, ref float yAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float minDepthAdjoint, ref float maxDepthAdjoint, float xTangent, float yTangent,
        float widthTangent, float heightTangent, float minDepthTangent, float maxDepthTangent, Matrix4x4 resultAdjointTangent,
        ref float xAdjointTangent, ref float yAdjointTangent, ref float widthAdjointTangent, ref float heightAdjointTangent,
        ref float minDepthAdjointTangent, ref float maxDepthAdjointTangent)
    {
        CreateViewportVjp(x, y, width, height, minDepth, maxDepth, resultAdjoint, ref xAdjoint, ref yAdjoint, ref widthAdjoint, ref heightAdjoint, ref minDepthAdjoint, ref maxDepthAdjoint);
        CreateViewportVjp(x, y, width, height, minDepth, maxDepth, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref widthAdjointTangent, ref heightAdjointTangent, ref minDepthAdjointTangent, ref maxDepthAdjointTangent);
        return CreateViewportJvp(x, y, width, height, minDepth, maxDepth, xTangent, yTangent, widthTangent, heightTangent, minDepthTangent, maxDepthTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateViewportLeftHanded))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateViewportLeftHandedVjpJvp(
        float x, float y, float width, float height, float minDepth, float maxDepth, Matrix4x4 resultAdjoint, ref float xAdjoint, ref float yAdjoint,
        ref float widthAdjoint, ref float heightAdjoint, ref float minDepthAdjoint, ref float maxDepthAdjoint, float xTangent, float yTangent,
        float widthTangent, float heightTangent, float minDepthTangent, float maxDepthTangent, Matrix4x4 resultAdjointTangent,
        ref float xAdjointTangent, ref float yAdjointTangent, ref float widthAdjointTangent, ref float heightAdjointTangent,
        ref float minDepthAdjointTangent, ref float maxDepthAdjointTangent)
    {
        CreateViewportLeftHandedVjp(x, y, width, height, minDepth, maxDepth, resultAdjoint, ref xAdjoint, ref yAdjoint, ref widthAdjoint, ref heightAdjoint, ref minDepthAdjoint, ref maxDepthAdjoint);
        CreateViewportLeftHandedVjp(x, y, width, height, minDepth, maxDepth, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref widthAdjointTangent, ref heightAdjointTangent, ref minDepthAdjointTangent, ref maxDepthAdjointTangent);
        return CreateViewportLeftHandedJvp(x, y, width, height, minDepth, maxDepth, xTangent, yTangent, widthTangent, heightTangent, minDepthTangent, maxDepthTangent);
    }
}
