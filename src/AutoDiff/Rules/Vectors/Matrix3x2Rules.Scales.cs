using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elements, translations and scales.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>r = xᵢⱼ; ṙ = ẋᵢⱼ.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static (float Value, float Tangent) ItemJvp(Matrix3x2 x, int row, int column, Matrix3x2 xTangent) =>
        (x[row, column], xTangent[row, column]);

    /// <summary>x̄ᵢⱼ += r̄.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static float ItemVjp(Matrix3x2 x, int row, int column, float resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint[row, column] += resultAdjoint;
        return x[row, column];
    }

    /// <summary>The last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Translation))]
    public static (Vector2 Value, Vector2 Tangent) TranslationJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (x.Translation, xTangent.Translation);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Translation))]
    public static Vector2 TranslationVjp(Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint.Translation += resultAdjoint;
        return x.Translation;
    }

    /// <summary>1 on the diagonal and the position in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateTranslationJvp(Vector2 position, Vector2 positionTangent) =>
        (Matrix3x2.CreateTranslation(position), Shift(positionTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static Matrix3x2 CreateTranslationVjp(Vector2 position, Matrix3x2 resultAdjoint, ref Vector2 positionAdjoint)
    {
        positionAdjoint += resultAdjoint.Translation;
        return Matrix3x2.CreateTranslation(position);
    }

    /// <summary>1 on the diagonal and the position in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateTranslationJvp(
        float xPosition, float yPosition, float xPositionTangent, float yPositionTangent) =>
        (Matrix3x2.CreateTranslation(xPosition, yPosition), Shift(new Vector2(xPositionTangent, yPositionTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateTranslation))]
    public static Matrix3x2 CreateTranslationVjp(
        float xPosition, float yPosition, Matrix3x2 resultAdjoint, ref float xPositionAdjoint, ref float yPositionAdjoint)
    {
        xPositionAdjoint += resultAdjoint.Translation.X;
        yPositionAdjoint += resultAdjoint.Translation.Y;
        return Matrix3x2.CreateTranslation(xPosition, yPosition);
    }

    /// <summary>The scales on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(Vector2 scales, Vector2 scalesTangent) =>
        (Matrix3x2.CreateScale(scales), Stretch(scalesTangent, default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(Vector2 scales, Matrix3x2 resultAdjoint, ref Vector2 scalesAdjoint)
    {
        scalesAdjoint += Diagonal(resultAdjoint);
        return Matrix3x2.CreateScale(scales);
    }

    /// <summary>The scale on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(float scale, float scaleTangent) =>
        (Matrix3x2.CreateScale(scale), Stretch(new Vector2(scaleTangent), default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(float scale, Matrix3x2 resultAdjoint, ref float scaleAdjoint)
    {
        scaleAdjoint += Vector2.Dot(Diagonal(resultAdjoint), Vector2.One);
        return Matrix3x2.CreateScale(scale);
    }

    /// <summary>The scales on the diagonal.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(
        float xScale, float yScale, float xScaleTangent, float yScaleTangent) =>
        (Matrix3x2.CreateScale(xScale, yScale), Stretch(new Vector2(xScaleTangent, yScaleTangent), default));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(
        float xScale, float yScale, Matrix3x2 resultAdjoint, ref float xScaleAdjoint, ref float yScaleAdjoint)
    {
        xScaleAdjoint += resultAdjoint.M11;
        yScaleAdjoint += resultAdjoint.M22;
        return Matrix3x2.CreateScale(xScale, yScale);
    }

    /// <summary>The scales s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(
        Vector2 scales, Vector2 centerPoint, Vector2 scalesTangent, Vector2 centerPointTangent) =>
        (Matrix3x2.CreateScale(scales, centerPoint), Stretch(scalesTangent, (centerPointTangent * (Vector2.One - scales)) - (centerPoint * scalesTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(
        Vector2 scales, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref Vector2 scalesAdjoint, ref Vector2 centerPointAdjoint)
    {
        scalesAdjoint += Diagonal(resultAdjoint) - (resultAdjoint.Translation * centerPoint);
        centerPointAdjoint += resultAdjoint.Translation * (Vector2.One - scales);
        return Matrix3x2.CreateScale(scales, centerPoint);
    }

    /// <summary>The scale s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(
        float scale, Vector2 centerPoint, float scaleTangent, Vector2 centerPointTangent) =>
        (Matrix3x2.CreateScale(scale, centerPoint), Stretch(new Vector2(scaleTangent), (centerPointTangent * (1 - scale)) - (centerPoint * scaleTangent)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(
        float scale, Vector2 centerPoint, Matrix3x2 resultAdjoint, ref float scaleAdjoint, ref Vector2 centerPointAdjoint)
    {
        scaleAdjoint += Vector2.Dot(Diagonal(resultAdjoint), Vector2.One) - Vector2.Dot(resultAdjoint.Translation, centerPoint);
        centerPointAdjoint += resultAdjoint.Translation * (1 - scale);
        return Matrix3x2.CreateScale(scale, centerPoint);
    }

    /// <summary>The scales s on the diagonal, c (1 - s) in the last row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateScaleJvp(
        float xScale, float yScale, Vector2 centerPoint, float xScaleTangent, float yScaleTangent, Vector2 centerPointTangent) =>
        (Matrix3x2.CreateScale(xScale, yScale, centerPoint), Stretch(new Vector2(xScaleTangent, yScaleTangent), (centerPointTangent * (Vector2.One - new Vector2(xScale, yScale))) - (centerPoint * new Vector2(xScaleTangent, yScaleTangent))));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.CreateScale))]
    public static Matrix3x2 CreateScaleVjp(
        float xScale,
        float yScale,
        Vector2 centerPoint,
        Matrix3x2 resultAdjoint,
        ref float xScaleAdjoint,
        ref float yScaleAdjoint,
        ref Vector2 centerPointAdjoint)
    {
        Vector2 slope = Diagonal(resultAdjoint) - (resultAdjoint.Translation * centerPoint);
        xScaleAdjoint += slope.X;
        yScaleAdjoint += slope.Y;
        centerPointAdjoint += resultAdjoint.Translation * (Vector2.One - new Vector2(xScale, yScale));
        return Matrix3x2.CreateScale(xScale, yScale, centerPoint);
    }

    private static Matrix3x2 Shift(Vector2 position) => Stretch(default, position);

    private static Matrix3x2 Stretch(Vector2 diagonal, Vector2 position) => new(diagonal.X, 0, 0, diagonal.Y, position.X, position.Y);

    private static Vector2 Diagonal(Matrix3x2 m) => new(m.M11, m.M22);
}
