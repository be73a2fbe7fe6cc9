using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Products, lengths and what is made of them.</content>
public static partial class Vector4Rules
{
    /// <summary>r = x · y; ṙ = ẋ · y + x · ẏ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Dot))]
    public static (float Value, float Tangent) DotJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (Vector4.Dot(x, y), Vector4.Dot(xTangent, y) + Vector4.Dot(x, yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Dot))]
    public static float DotVjp(Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return Vector4.Dot(x, y);
    }

    /// <summary>r = x · x; ṙ = 2 x · ẋ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredJvp(Vector4 x, Vector4 xTangent) =>
        (x.LengthSquared(), 2 * Vector4.Dot(x, xTangent));

    /// <summary>x̄ += 2 r̄ x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.LengthSquared))]
    public static float LengthSquaredVjp(Vector4 x, float resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += 2 * resultAdjoint * x;
        return x.LengthSquared();
    }

    /// <summary>r = |x|; ṙ = x · ẋ / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Length))]
    public static (float Value, float Tangent) LengthJvp(Vector4 x, Vector4 xTangent) =>
        (x.Length(), Vector4.Dot(Lanes.Direction(x), xTangent));

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Length))]
    public static float LengthVjp(Vector4 x, float resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += resultAdjoint * Lanes.Direction(x);
        return x.Length();
    }

    /// <summary>r = |x - y|²; ṙ = 2 (x - y) · (ẋ - ẏ).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (Vector4.DistanceSquared(x, y), 2 * Vector4.Dot(x - y, xTangent - yTangent));

    /// <summary>x̄ += 2 r̄ (x - y); ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DistanceSquared))]
    public static float DistanceSquaredVjp(Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 slope = 2 * resultAdjoint * (x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector4.DistanceSquared(x, y);
    }

    /// <summary>r = |x - y|; ṙ = (x - y) · (ẋ - ẏ) / r, and 0 where x = y.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Distance))]
    public static (float Value, float Tangent) DistanceJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (Vector4.Distance(x, y), Vector4.Dot(Lanes.Direction(x - y), xTangent - yTangent));

    /// <summary>x̄ += r̄ (x - y) / r; ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Distance))]
    public static float DistanceVjp(Vector4 x, Vector4 y, float resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 slope = resultAdjoint * Lanes.Direction(x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector4.Distance(x, y);
    }

    /// <summary>r = x / |x|; ṙ = (ẋ - r (r · ẋ)) / |x|, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Normalize))]
    public static (Vector4 Value, Vector4 Tangent) NormalizeJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Normalize(x), Lanes.Across(x, xTangent));

    /// <summary>x̄ += (r̄ - r (r · r̄)) / |x|, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Normalize))]
    public static Vector4 NormalizeVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += Lanes.Across(x, resultAdjoint);
        return Vector4.Normalize(x);
    }

    /// <summary>r = (1 - a) x + a y; ṙ = (1 - a) ẋ + a ẏ + ȧ (y - x).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static (Vector4 Value, Vector4 Tangent) LerpJvp(
        Vector4 x, Vector4 y, float amount, Vector4 xTangent, Vector4 yTangent, float amountTangent) =>
        (Vector4.Lerp(x, y, amount), ((1 - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>x̄ += (1 - a) r̄; ȳ += a r̄; ā += r̄ · (y - x).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static Vector4 LerpVjp(
        Vector4 x, Vector4 y, float amount, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref float amountAdjoint)
    {
        xAdjoint += (1 - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += Vector4.Dot(resultAdjoint, y - x);
        return Vector4.Lerp(x, y, amount);
    }

    /// <summary>r = xᵢ; ṙ = ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector4), "Item")]
    public static (float Value, float Tangent) ItemJvp(Vector4 x, int index, Vector4 xTangent) =>
        (x[index], xTangent[index]);

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector4), "Item")]
    public static float ItemVjp(Vector4 x, int index, float resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint[index] += resultAdjoint;
        return x[index];
    }
}
