using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Products, lengths and what is made of them.</content>
public static partial class Vector3Rules
{
    /// <summary>r = x · y; ṙ = ẋ · y + x · ẏ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Dot))]
    public static (float Value, float Tangent) DotJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (Vector3.Dot(x, y), Vector3.Dot(xTangent, y) + Vector3.Dot(x, yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Dot))]
    public static float DotVjp(Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return Vector3.Dot(x, y);
    }

    /// <summary>r = x · x; ṙ = 2 x · ẋ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredJvp(Vector3 x, Vector3 xTangent) =>
        (x.LengthSquared(), 2 * Vector3.Dot(x, xTangent));

    /// <summary>x̄ += 2 r̄ x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.LengthSquared))]
    public static float LengthSquaredVjp(Vector3 x, float resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += 2 * resultAdjoint * x;
        return x.LengthSquared();
    }

    /// <summary>r = |x|; ṙ = x · ẋ / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Length))]
    public static (float Value, float Tangent) LengthJvp(Vector3 x, Vector3 xTangent) =>
        (x.Length(), Vector3.Dot(Lanes.Direction(x), xTangent));

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Length))]
    public static float LengthVjp(Vector3 x, float resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += resultAdjoint * Lanes.Direction(x);
        return x.Length();
    }

    /// <summary>r = |x - y|²; ṙ = 2 (x - y) · (ẋ - ẏ).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DistanceSquared))]
    public static (float Value, float Tangent) DistanceSquaredJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (Vector3.DistanceSquared(x, y), 2 * Vector3.Dot(x - y, xTangent - yTangent));

    /// <summary>x̄ += 2 r̄ (x - y); ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DistanceSquared))]
    public static float DistanceSquaredVjp(Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 slope = 2 * resultAdjoint * (x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector3.DistanceSquared(x, y);
    }

    /// <summary>r = |x - y|; ṙ = (x - y) · (ẋ - ẏ) / r, and 0 where x = y.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Distance))]
    public static (float Value, float Tangent) DistanceJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (Vector3.Distance(x, y), Vector3.Dot(Lanes.Direction(x - y), xTangent - yTangent));

    /// <summary>x̄ += r̄ (x - y) / r; ȳ -= the same.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Distance))]
    public static float DistanceVjp(Vector3 x, Vector3 y, float resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 slope = resultAdjoint * Lanes.Direction(x - y);
        xAdjoint += slope;
        yAdjoint -= slope;
        return Vector3.Distance(x, y);
    }

    /// <summary>r = x / |x|; ṙ = (ẋ - r (r · ẋ)) / |x|, and 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Normalize))]
    public static (Vector3 Value, Vector3 Tangent) NormalizeJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Normalize(x), Lanes.Across(x, xTangent));

    /// <summary>x̄ += (r̄ - r (r · r̄)) / |x|, and nothing at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Normalize))]
    public static Vector3 NormalizeVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += Lanes.Across(x, resultAdjoint);
        return Vector3.Normalize(x);
    }

    /// <summary>r = x - 2 (x · n) n; ṙ = ẋ - 2 ((ẋ · n + x · ṅ) n + (x · n) ṅ).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Reflect))]
    public static (Vector3 Value, Vector3 Tangent) ReflectJvp(Vector3 x, Vector3 normal, Vector3 xTangent, Vector3 normalTangent) =>
        (Vector3.Reflect(x, normal), xTangent - (2 * (((Vector3.Dot(xTangent, normal) + Vector3.Dot(x, normalTangent)) * normal) + (Vector3.Dot(x, normal) * normalTangent))));

    /// <summary>x̄ += r̄ - 2 (r̄ · n) n; n̄ -= 2 ((r̄ · n) x + (x · n) r̄).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Reflect))]
    public static Vector3 ReflectVjp(Vector3 x, Vector3 normal, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 normalAdjoint)
    {
        float along = Vector3.Dot(resultAdjoint, normal);
        xAdjoint += resultAdjoint - (2 * along * normal);
        normalAdjoint -= 2 * ((along * x) + (Vector3.Dot(x, normal) * resultAdjoint));
        return Vector3.Reflect(x, normal);
    }

    /// <summary>r = x × y; ṙ = ẋ × y + x × ẏ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cross))]
    public static (Vector3 Value, Vector3 Tangent) CrossJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (Vector3.Cross(x, y), Vector3.Cross(xTangent, y) + Vector3.Cross(x, yTangent));

    /// <summary>x̄ += y × r̄; ȳ += r̄ × x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cross))]
    public static Vector3 CrossVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += Vector3.Cross(y, resultAdjoint);
        yAdjoint += Vector3.Cross(resultAdjoint, x);
        return Vector3.Cross(x, y);
    }

    /// <summary>r = (1 - a) x + a y; ṙ = (1 - a) ẋ + a ẏ + ȧ (y - x).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static (Vector3 Value, Vector3 Tangent) LerpJvp(
        Vector3 x, Vector3 y, float amount, Vector3 xTangent, Vector3 yTangent, float amountTangent) =>
        (Vector3.Lerp(x, y, amount), ((1 - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>x̄ += (1 - a) r̄; ȳ += a r̄; ā += r̄ · (y - x).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static Vector3 LerpVjp(
        Vector3 x, Vector3 y, float amount, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref float amountAdjoint)
    {
        xAdjoint += (1 - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += Vector3.Dot(resultAdjoint, y - x);
        return Vector3.Lerp(x, y, amount);
    }

    /// <summary>r = xᵢ; ṙ = ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector3), "Item")]
    public static (float Value, float Tangent) ItemJvp(Vector3 x, int index, Vector3 xTangent) =>
        (x[index], xTangent[index]);

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector3), "Item")]
    public static float ItemVjp(Vector3 x, int index, float resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint[index] += resultAdjoint;
        return x[index];
    }
}
