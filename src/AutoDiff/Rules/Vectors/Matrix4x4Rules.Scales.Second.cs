using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateTranslationVjpJvp(
        Vector3 position, Matrix4x4 resultAdjoint, ref Vector3 positionAdjoint, Vector3 positionTangent, Matrix4x4 resultAdjointTangent,
        ref Vector3 positionAdjointTangent)
    {
        CreateTranslationVjp(position, resultAdjoint, ref positionAdjoint);
        CreateTranslationVjp(position, resultAdjointTangent, ref positionAdjointTangent);
        return CreateTranslationJvp(position, positionTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateTranslationVjpJvp(
        float xPosition, float yPosition, float zPosition, Matrix4x4 resultAdjoint, ref float xPositionAdjoint, ref float yPositionAdjoint,
        ref float zPositionAdjoint, float xPositionTangent, float yPositionTangent, float zPositionTangent, Matrix4x4 resultAdjointTangent,
        ref float xPositionAdjointTangent, ref float yPositionAdjointTangent, ref float zPositionAdjointTangent)
    {
        CreateTranslationVjp(xPosition, yPosition, zPosition, resultAdjoint, ref xPositionAdjoint, ref yPositionAdjoint, ref zPositionAdjoint);
        CreateTranslationVjp(xPosition, yPosition, zPosition, resultAdjointTangent, ref xPositionAdjointTangent, ref yPositionAdjointTangent, ref zPositionAdjointTangent);
        return CreateTranslationJvp(xPosition, yPosition, zPosition, xPositionTangent, yPositionTangent, zPositionTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        Vector3 scales, Matrix4x4 resultAdjoint, ref Vector3 scalesAdjoint, Vector3 scalesTangent, Matrix4x4 resultAdjointTangent,
        ref Vector3 scalesAdjointTangent)
    {
        CreateScaleVjp(scales, resultAdjoint, ref scalesAdjoint);
        CreateScaleVjp(scales, resultAdjointTangent, ref scalesAdjointTangent);
        return CreateScaleJvp(scales, scalesTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        float scale, Matrix4x4 resultAdjoint, ref float scaleAdjoint, float scaleTangent, Matrix4x4 resultAdjointTangent, ref float scaleAdjointTangent)
    {
        CreateScaleVjp(scale, resultAdjoint, ref scaleAdjoint);
        CreateScaleVjp(scale, resultAdjointTangent, ref scaleAdjointTangent);
        return CreateScaleJvp(scale, scaleTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        float xScale, float yScale, float zScale, Matrix4x4 resultAdjoint, ref float xScaleAdjoint, ref float yScaleAdjoint, ref float zScaleAdjoint,
        float xScaleTangent, float yScaleTangent, float zScaleTangent, Matrix4x4 resultAdjointTangent, ref float xScaleAdjointTangent,
        ref float yScaleAdjointTangent, ref float zScaleAdjointTangent)
    {
        CreateScaleVjp(xScale, yScale, zScale, resultAdjoint, ref xScaleAdjoint, ref yScaleAdjoint, ref zScaleAdjoint);
        CreateScaleVjp(xScale, yScale, zScale, resultAdjointTangent, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref zScaleAdjointTangent);
        return CreateScaleJvp(xScale, yScale, zScale, xScaleTangent, yScaleTangent, zScaleTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        Vector3 scales, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref Vector3 scalesAdjoint, ref Vector3 centerPointAdjoint, Vector3 scalesTangent,
        Vector3 centerPointTangent, Matrix4x4 resultAdjointTangent, ref Vector3 scalesAdjointTangent, ref Vector3 centerPointAdjointTangent)
    {
        CreateScaleVjp(scales, centerPoint, resultAdjoint, ref scalesAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(scales, centerPoint, resultAdjointTangent, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(scalesTangent, centerPointTangent, resultAdjoint, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(Vector3), default(Vector3), -resultAdjoint, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(scales, centerPoint, scalesTangent, centerPointTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        float scale, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float scaleAdjoint, ref Vector3 centerPointAdjoint, float scaleTangent,
        Vector3 centerPointTangent, Matrix4x4 resultAdjointTangent, ref float scaleAdjointTangent, ref Vector3 centerPointAdjointTangent)
    {
        CreateScaleVjp(scale, centerPoint, resultAdjoint, ref scaleAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(scale, centerPoint, resultAdjointTangent, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(scaleTangent, centerPointTangent, resultAdjoint, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(float), default(Vector3), -resultAdjoint, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(scale, centerPoint, scaleTangent, centerPointTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleVjpJvp(
        float xScale, float yScale, float zScale, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float xScaleAdjoint, ref float yScaleAdjoint,
        ref float zScaleAdjoint, ref Vector3 centerPointAdjoint, float xScaleTangent, float yScaleTangent, float zScaleTangent,
        Vector3 centerPointTangent, Matrix4x4 resultAdjointTangent, ref float xScaleAdjointTangent, ref float yScaleAdjointTangent,
        ref float zScaleAdjointTangent, ref Vector3 centerPointAdjointTangent)
    {
        CreateScaleVjp(xScale, yScale, zScale, centerPoint, resultAdjoint, ref xScaleAdjoint, ref yScaleAdjoint, ref zScaleAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(xScale, yScale, zScale, centerPoint, resultAdjointTangent, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref zScaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(xScaleTangent, yScaleTangent, zScaleTangent, centerPointTangent, resultAdjoint, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref zScaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(float), default(float), default(float), default(Vector3), -resultAdjoint, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref zScaleAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(xScale, yScale, zScale, centerPoint, xScaleTangent, yScaleTangent, zScaleTangent, centerPointTangent);
    }
}
