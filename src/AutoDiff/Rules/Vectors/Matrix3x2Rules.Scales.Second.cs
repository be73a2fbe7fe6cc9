using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Matrix3x2 x, int row, int column, float resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, float resultAdjointTangent,
        ref Matrix3x2 xAdjointTangent)
    {
        ItemVjp(x, row, column, resultAdjoint, ref xAdjoint);
        ItemVjp(x, row, column, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, row, column, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Translation))]
    public static (Vector2 Value, Vector2 Tangent) TranslationVjpJvp(
        Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        TranslationVjp(x, resultAdjoint, ref xAdjoint);
        TranslationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TranslationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateTranslationVjpJvp(
        Vector2 position, Matrix3x2 resultAdjoint, ref Vector2 positionAdjoint, Vector2 positionTangent, Matrix3x2 resultAdjointTangent,
        ref Vector2 positionAdjointTangent)
    {
        CreateTranslationVjp(position, resultAdjoint, ref positionAdjoint);
        CreateTranslationVjp(position, resultAdjointTangent, ref positionAdjointTangent);
        return CreateTranslationJvp(position, positionTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateTranslationVjpJvp(
        float xPosition, float yPosition, Matrix3x2 resultAdjoint, ref float xPositionAdjoint, ref float yPositionAdjoint, float xPositionTangent,
        float yPositionTangent, Matrix3x2 resultAdjointTangent, ref float xPositionAdjointTangent, ref float yPositionAdjointTangent)
    {
        CreateTranslationVjp(xPosition, yPosition, resultAdjoint, ref xPositionAdjoint, ref yPositionAdjoint);
        CreateTranslationVjp(xPosition, yPosition, resultAdjointTangent, ref xPositionAdjointTangent, ref yPositionAdjointTangent);
        return CreateTranslationJvp(xPosition, yPosition, xPositionTangent, yPositionTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        Vector2 scales, Matrix3x2 resultAdjoint, ref Vector2 scalesAdjoint, Vector2 scalesTangent, Matrix3x2 resultAdjointTangent,
        ref Vector2 scalesAdjointTangent)
    {
        CreateScaleVjp(scales, resultAdjoint, ref scalesAdjoint);
        CreateScaleVjp(scales, resultAdjointTangent, ref scalesAdjointTangent);
        return CreateScaleJvp(scales, scalesTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        float scale, Matrix3x2 resultAdjoint, ref float scaleAdjoint, float scaleTangent, Matrix3x2 resultAdjointTangent, ref float scaleAdjointTangent)
    {
        CreateScaleVjp(scale, resultAdjoint, ref scaleAdjoint);
        CreateScaleVjp(scale, resultAdjointTangent, ref scaleAdjointTangent);
        return CreateScaleJvp(scale, scaleTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        float xScale, float yScale, Matrix3x2 resultAdjoint, ref float xScaleAdjoint, ref float yScaleAdjoint, float xScaleTangent,
        float yScaleTangent, Matrix3x2 resultAdjointTangent, ref float xScaleAdjointTangent, ref float yScaleAdjointTangent)
    {
        CreateScaleVjp(xScale, yScale, resultAdjoint, ref xScaleAdjoint, ref yScaleAdjoint);
        CreateScaleVjp(xScale, yScale, resultAdjointTangent, ref xScaleAdjointTangent, ref yScaleAdjointTangent);
        return CreateScaleJvp(xScale, yScale, xScaleTangent, yScaleTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        Vector2 scales, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref Vector2 scalesAdjoint, ref Vector2 centerPointAdjoint, Vector2 scalesTangent,
        Vector2 centerPointTangent, Matrix3x2 resultAdjointTangent, ref Vector2 scalesAdjointTangent, ref Vector2 centerPointAdjointTangent)
    {
        CreateScaleVjp(scales, centerPoint, resultAdjoint, ref scalesAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(scales, centerPoint, resultAdjointTangent, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(scalesTangent, centerPointTangent, resultAdjoint, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(Vector2), default(Vector2), -resultAdjoint, ref scalesAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(scales, centerPoint, scalesTangent, centerPointTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        float scale, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref float scaleAdjoint, ref Vector2 centerPointAdjoint, float scaleTangent,
        Vector2 centerPointTangent, Matrix3x2 resultAdjointTangent, ref float scaleAdjointTangent, ref Vector2 centerPointAdjointTangent)
    {
        CreateScaleVjp(scale, centerPoint, resultAdjoint, ref scaleAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(scale, centerPoint, resultAdjointTangent, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(scaleTangent, centerPointTangent, resultAdjoint, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(float), default(Vector2), -resultAdjoint, ref scaleAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(scale, centerPoint, scaleTangent, centerPointTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleVjpJvp(
        float xScale, float yScale, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref float xScaleAdjoint, ref float yScaleAdjoint,
        ref Vector2 centerPointAdjoint, float xScaleTangent, float yScaleTangent, Vector2 centerPointTangent, Matrix3x2 resultAdjointTangent,
        ref float xScaleAdjointTangent, ref float yScaleAdjointTangent, ref Vector2 centerPointAdjointTangent)
    {
        CreateScaleVjp(xScale, yScale, centerPoint, resultAdjoint, ref xScaleAdjoint, ref yScaleAdjoint, ref centerPointAdjoint);
        CreateScaleVjp(xScale, yScale, centerPoint, resultAdjointTangent, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(xScaleTangent, yScaleTangent, centerPointTangent, resultAdjoint, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref centerPointAdjointTangent);
        CreateScaleVjp(default(float), default(float), default(Vector2), -resultAdjoint, ref xScaleAdjointTangent, ref yScaleAdjointTangent, ref centerPointAdjointTangent);
        return CreateScaleJvp(xScale, yScale, centerPoint, xScaleTangent, yScaleTangent, centerPointTangent);
    }
}
