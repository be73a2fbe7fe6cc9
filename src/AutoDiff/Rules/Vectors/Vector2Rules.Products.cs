using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Products, lengths and what is made of them.</content>
public static partial class Vector2Rules
{
    /// <summary>r = x · y; ṙ = ẋ · y + x · ẏ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Dot))]
    public static (float Value, float Tangent) DotJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (Vector2.Dot(x, y), Vector2.Dot(xTangent, y) + Vector2.Dot(x, yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Dot))]
    public static float DotVjp(Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return Vector2.Dot(x, y);
    }

    /// <summary>r = x · x; ṙ = 2 x · ẋ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredJvp(Vector2 x, Vector2 xTangent) =>
        (x.LengthSquared(), 2 * Vector2.Dot(x, xTangent));

    /// <summary>x̄ += 2 r̄ x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.LengthSquared))]
    public static float LengthSquaredVjp(Vector2 x, float resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += 2 * resultAdjoint * x;
        return x.LengthSquared();
    }

    /// <summary>r = |x|; ṙ = x · ẋ / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Length))]
    public static (float Value, float Tangent) LengthJvp(Vector2 x, Vector2 xTangent) =>
        (x.Length(), Vector2.Dot(Lanes.Direction(x), xTangent));

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Length))]
    public static float LengthVjp(Vector2 x, float resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += resultAdjoint * Lanes.Direction(x);
        return x.Length();
    }

    /// <summary>r = |x - y|²; ṙ = 2 (x - y) · (ẋ - ẏ).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (Vector2.DistanceSquared(x, y), 2 * Vector2.Dot(x - y, xTangent - yTangent));

    /// <summary>x̄ += 2 r̄ (x - y); ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DistanceSquared))]
    public static float DistanceSquaredVjp(Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 slope = 2 * resultAdjoint * (x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector2.DistanceSquared(x, y);
    }

    /// <summary>r = |x - y|; ṙ = (x - y) · (ẋ - ẏ) / r, and 0 where x = y.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Distance))]
    public static (float Value, float Tangent) DistanceJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (Vector2.Distance(x, y), Vector2.Dot(Lanes.Direction(x - y), xTangent - yTangent));

    /// <summary>x̄ += r̄ (x - y) / r; ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Distance))]
    public static float DistanceVjp(Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 slope = resultAdjoint * Lanes.Direction(x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector2.Distance(x, y);
    }

    /// <summary>r = x / |x|; ṙ = (ẋ - r (r · ẋ)) / |x|, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Normalize))]
    public static (Vector2 Value, Vector2 Tangent) NormalizeJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Normalize(x), Lanes.Across(x, xTangent));

    /// <summary>x̄ += (r̄ - r (r · r̄)) / |x|, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Normalize))]
    public static Vector2 NormalizeVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += Lanes.Across(x, resultAdjoint);
        return Vector2.Normalize(x);
    }

    /// <summary>r = x - 2 (x · n) n; ṙ = ẋ - 2 ((ẋ · n + x · ṅ) n + (x · n) ṅ).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Reflect))]
    public static (Vector2 Value, Vector2 Tangent) ReflectJvp(Vector2 x, Vector2 normal, Vector2 xTangent, Vector2 normalTangent) =>
        (Vector2.Reflect(x, normal), xTangent - (2 * (((Vector2.Dot(xTangent, normal) + Vector2.Dot(x, normalTangent)) * normal) + (Vector2.Dot(x, normal) * normalTangent))));

    /// <summary>x̄ += r̄ - 2 (r̄ · n) n; n̄ -= 2 ((r̄ · n) x + (x · n) r̄).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Reflect))]
    public static Vector2 ReflectVjp(Vector2 x, Vector2 normal, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 normalAdjoint)
    {
        float along = Vector2.Dot(resultAdjoint, normal);
        xAdjoint += resultAdjoint - (2 * along * normal);
        normalAdjoint -= 2 * ((along * x) + (Vector2.Dot(x, normal) * resultAdjoint));
        return Vector2.Reflect(x, normal);
    }

    /// <summary>r = (1 - a) x + a y; ṙ = (1 - a) ẋ + a ẏ + ȧ (y - x).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static (Vector2 Value, Vector2 Tangent) LerpJvp(
        Vector2 x, Vector2 y, float amount, Vector2 xTangent, Vector2 yTangent, float amountTangent) =>
        (Vector2.Lerp(x, y, amount), ((1 - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>x̄ += (1 - a) r̄; ȳ += a r̄; ā += r̄ · (y - x).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static Vector2 LerpVjp(
        Vector2 x, Vector2 y, float amount, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref float amountAdjoint)
    {
        xAdjoint += (1 - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += Vector2.Dot(resultAdjoint, y - x);
        return Vector2.Lerp(x, y, amount);
    }

    /// <summary>r = xᵢ; ṙ = ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector2), "Item")]
    public static (float Value, float Tangent) ItemJvp(Vector2 x, int index, Vector2 xTangent) =>
        (x[index], xTangent[index]);

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector2), "Item")]
    public static float ItemVjp(Vector2 x, int index, float resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint[index] += resultAdjoint;
        return x[index];
    }
}
