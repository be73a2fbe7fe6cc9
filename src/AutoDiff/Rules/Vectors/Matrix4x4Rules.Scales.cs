using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Translations and scales.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>1 on the diagonal and the position in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateTranslationJvp(Vector3 position, Vector3 positionTangent) =>
        (Matrix4x4.CreateTranslation(position), Shift(positionTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static Matrix4x4 CreateTranslationVjp(Vector3 position, Matrix4x4 resultAdjoint, ref Vector3 positionAdjoint)
    {
        positionAdjoint += resultAdjoint.Translation;
        return Matrix4x4.CreateTranslation(position);
    }

    /// <summary>1 on the diagonal and the position in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateTranslationJvp(
        float xPosition, float yPosition, float zPosition, float xPositionTangent, float yPositionTangent, float zPositionTangent) =>
        (Matrix4x4.CreateTranslation(xPosition, yPosition, zPosition), Shift(new Vector3(xPositionTangent, yPositionTangent, zPositionTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateTranslation))]
    public static Matrix4x4 CreateTranslationVjp(
        float xPosition,
        float yPosition,
        float zPosition,
        Matrix4x4 resultAdjoint,
        ref float xPositionAdjoint,
        ref float yPositionAdjoint,
        ref float zPositionAdjoint)
    {
        xPositionAdjoint += resultAdjoint.Translation.X;
        yPositionAdjoint += resultAdjoint.Translation.Y;
        zPositionAdjoint += resultAdjoint.Translation.Z;
        return Matrix4x4.CreateTranslation(xPosition, yPosition, zPosition);
    }

    /// <summary>The scales on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(Vector3 scales, Vector3 scalesTangent) =>
        (Matrix4x4.CreateScale(scales), Stretch(scalesTangent, default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(Vector3 scales, Matrix4x4 resultAdjoint, ref Vector3 scalesAdjoint)
    {
        scalesAdjoint += Diagonal(resultAdjoint);
        return Matrix4x4.CreateScale(scales);
    }

    /// <summary>The scale on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(float scale, float scaleTangent) =>
        (Matrix4x4.CreateScale(scale), Stretch(new Vector3(scaleTangent), default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(float scale, Matrix4x4 resultAdjoint, ref float scaleAdjoint)
    {
        scaleAdjoint += Vector3.Dot(Diagonal(resultAdjoint), Vector3.One);
        return Matrix4x4.CreateScale(scale);
    }

    /// <summary>The scales on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(
        float xScale, float yScale, float zScale, float xScaleTangent, float yScaleTangent, float zScaleTangent) =>
        (Matrix4x4.CreateScale(xScale, yScale, zScale), Stretch(new Vector3(xScaleTangent, yScaleTangent, zScaleTangent), default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(
        float xScale,
        float yScale,
        float zScale,
        Matrix4x4 resultAdjoint,
        ref float xScaleAdjoint,
        ref float yScaleAdjoint,
        ref float zScaleAdjoint)
    {
        xScaleAdjoint += resultAdjoint.M11;
        yScaleAdjoint += resultAdjoint.M22;
        zScaleAdjoint += resultAdjoint.M33;
        return Matrix4x4.CreateScale(xScale, yScale, zScale);
    }

    /// <summary>The scales s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(
        Vector3 scales, Vector3 centerPoint, Vector3 scalesTangent, Vector3 centerPointTangent) =>
        (Matrix4x4.CreateScale(scales, centerPoint), Stretch(scalesTangent, (centerPointTangent * (Vector3.One - scales)) - (centerPoint * scalesTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(
        Vector3 scales, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref Vector3 scalesAdjoint, ref Vector3 centerPointAdjoint)
    {
        scalesAdjoint += Diagonal(resultAdjoint) - (resultAdjoint.Translation * centerPoint);
        centerPointAdjoint += resultAdjoint.Translation * (Vector3.One - scales);
        return Matrix4x4.CreateScale(scales, centerPoint);
    }

    /// <summary>The scale s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(
        float scale, Vector3 centerPoint, float scaleTangent, Vector3 centerPointTangent) =>
        (Matrix4x4.CreateScale(scale, centerPoint), Stretch(new Vector3(scaleTangent), (centerPointTangent * (1 - scale)) - (centerPoint * scaleTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(
        float scale, Vector3 centerPoint, Matrix4x4 resultAdjoint, ref float scaleAdjoint, ref Vector3 centerPointAdjoint)
    {
        scaleAdjoint += Vector3.Dot(Diagonal(resultAdjoint), Vector3.One) - Vector3.Dot(resultAdjoint.Translation, centerPoint);
        centerPointAdjoint += resultAdjoint.Translation * (1 - scale);
        return Matrix4x4.CreateScale(scale, centerPoint);
    }

    /// <summary>The scales s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateScaleJvp(
        float xScale,
        float yScale,
        float zScale,
        Vector3 centerPoint,
        float xScaleTangent,
        float yScaleTangent,
        float zScaleTangent,
        Vector3 centerPointTangent) =>
        (Matrix4x4.CreateScale(xScale, yScale, zScale, centerPoint), Stretch(new Vector3(xScaleTangent, yScaleTangent, zScaleTangent), (centerPointTangent * (Vector3.One - new Vector3(xScale, yScale, zScale))) - (centerPoint * new Vector3(xScaleTangent, yScaleTangent, zScaleTangent))));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.CreateScale))]
    public static Matrix4x4 CreateScaleVjp(
        float xScale,
        float yScale,
        float zScale,
        Vector3 centerPoint,
        Matrix4x4 resultAdjoint,
        ref float xScaleAdjoint,
        ref float yScaleAdjoint,
        ref float zScaleAdjoint,
        ref Vector3 centerPointAdjoint)
    {
        Vector3 slope = Diagonal(resultAdjoint) - (resultAdjoint.Translation * centerPoint);
        xScaleAdjoint += slope.X;
        yScaleAdjoint += slope.Y;
        zScaleAdjoint += slope.Z;
        centerPointAdjoint += resultAdjoint.Translation * (Vector3.One - new Vector3(xScale, yScale, zScale));
        return Matrix4x4.CreateScale(xScale, yScale, zScale, centerPoint);
    }

    private static Matrix4x4 Shift(Vector3 position) => Stretch(default, position);

    private static Matrix4x4 Stretch(Vector3 diagonal, Vector3 position) => new(
        diagonal.X, 0, 0, 0,
        0, diagonal.Y, 0, 0,
        0, 0, diagonal.Z, 0,
        position.X, position.Y, position.Z, 0);

    private static Vector3 Diagonal(Matrix4x4 m) => new(m.M11, m.M22, m.M33);
}
