#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elementary functions element by element.</content>
public static partial class Vector2Rules
{
    /// <summary>r = sin x element by element; ṙ = cos x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sin))]
    public static (Vector2 Value, Vector2 Tangent) SinJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Sin(x), Vector2.Cos(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sin))]
    public static Vector2 SinVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += Vector2.Cos(x) * resultAdjoint;
        return Vector2.Sin(x);
    }

    /// <summary>r = cos x element by element; ṙ = -sin x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cos))]
    public static (Vector2 Value, Vector2 Tangent) CosJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Cos(x), -Vector2.Sin(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cos))]
    public static Vector2 CosVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += -Vector2.Sin(x) * resultAdjoint;
        return Vector2.Cos(x);
    }

    /// <summary>r = eˣ element by element; ṙ = r ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Exp))]
    public static (Vector2 Value, Vector2 Tangent) ExpJvp(Vector2 x, Vector2 xTangent)
    {
        Vector2 result = Vector2.Exp(x);
        return (result, result * xTangent);
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Exp))]
    public static Vector2 ExpVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        Vector2 result = Vector2.Exp(x);
        xAdjoint += result * resultAdjoint;
        return result;
    }

    /// <summary>r = ln x element by element; ṙ = ẋ / x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Log))]
    public static (Vector2 Value, Vector2 Tangent) LogJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Log(x), Lanes.Multiply(Vector2.One / x, xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Log))]
    public static Vector2 LogVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector2.One / x, resultAdjoint);
        return Vector2.Log(x);
    }

    /// <summary>r = log₂ x element by element; ṙ = ẋ / (x ln 2).</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Log2))]
    public static (Vector2 Value, Vector2 Tangent) Log2Jvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Log2(x), Lanes.Multiply(Vector2.One / (x * 0.693147181f), xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Log2))]
    public static Vector2 Log2Vjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector2.One / (x * 0.693147181f), resultAdjoint);
        return Vector2.Log2(x);
    }

    /// <summary>r = x π / 180.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DegreesToRadians))]
    public static (Vector2 Value, Vector2 Tangent) DegreesToRadiansJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.DegreesToRadians(x), ((float.Pi / 180)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DegreesToRadians))]
    public static Vector2 DegreesToRadiansVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += ((float.Pi / 180)) * resultAdjoint;
        return Vector2.DegreesToRadians(x);
    }

    /// <summary>r = 180 x / π.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.RadiansToDegrees))]
    public static (Vector2 Value, Vector2 Tangent) RadiansToDegreesJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.RadiansToDegrees(x), ((180 / float.Pi)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.RadiansToDegrees))]
    public static Vector2 RadiansToDegreesVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += ((180 / float.Pi)) * resultAdjoint;
        return Vector2.RadiansToDegrees(x);
    }

    /// <summary>sin x and cos x element by element.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.SinCos))]
    public static ((Vector2 Sin, Vector2 Cos) Value, (Vector2 Sin, Vector2 Cos) Tangent) SinCosJvp(Vector2 x, Vector2 xTangent)
    {
        (Vector2 sin, Vector2 cos) = Vector2.SinCos(x);
        return ((sin, cos), (cos * xTangent, -sin * xTangent));
    }

    /// <summary>x̄ += cos x ∘ s̄ - sin x ∘ c̄.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.SinCos))]
    public static (Vector2 Sin, Vector2 Cos) SinCosVjp(Vector2 x, (Vector2 Sin, Vector2 Cos) resultAdjoint, ref Vector2 xAdjoint)
    {
        (Vector2 sin, Vector2 cos) = Vector2.SinCos(x);
        xAdjoint += (cos * resultAdjoint.Sin) - (sin * resultAdjoint.Cos);
        return (sin, cos);
    }

    /// <summary>r = √(x² + y²) element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Hypot))]
    public static (Vector2 Value, Vector2 Tangent) HypotJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = Vector2.Hypot(x, y);
        Vector2 byX = new Vector2(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Hypot))]
    public static Vector2 HypotVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = Vector2.Hypot(x, y);
        Vector2 byX = new Vector2(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y));
        Vector2 byY = new Vector2(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.FusedMultiplyAdd))]
    public static (Vector2 Value, Vector2 Tangent) FusedMultiplyAddJvp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 xTangent, Vector2 yTangent, Vector2 zTangent) =>
        (Vector2.FusedMultiplyAdd(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.FusedMultiplyAdd))]
    public static Vector2 FusedMultiplyAddVjp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector2.FusedMultiplyAdd(x, y, z);
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MultiplyAddEstimate))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyAddEstimateJvp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 xTangent, Vector2 yTangent, Vector2 zTangent) =>
        (Vector2.MultiplyAddEstimate(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MultiplyAddEstimate))]
    public static Vector2 MultiplyAddEstimateVjp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector2.MultiplyAddEstimate(x, y, z);
    }

    /// <summary>r = (1 - a) ∘ x + a ∘ y.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static (Vector2 Value, Vector2 Tangent) LerpJvp(
        Vector2 x, Vector2 y, Vector2 amount, Vector2 xTangent, Vector2 yTangent, Vector2 amountTangent) =>
        (Vector2.Lerp(x, y, amount), ((Vector2.One - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static Vector2 LerpVjp(
        Vector2 x,
        Vector2 y,
        Vector2 amount,
        Vector2 resultAdjoint,
        ref Vector2 xAdjoint,
        ref Vector2 yAdjoint,
        ref Vector2 amountAdjoint)
    {
        xAdjoint += (Vector2.One - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += resultAdjoint * (y - x);
        return Vector2.Lerp(x, y, amount);
    }

    /// <summary>r = Σ xᵢ; ṙ = Σ ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sum))]
    public static (float Value, float Tangent) SumJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Sum(x), Vector2.Sum(xTangent));

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sum))]
    public static float SumVjp(Vector2 x, float resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += new Vector2(resultAdjoint);
        return Vector2.Sum(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static (Vector2 Value, Vector2 Tangent) RoundJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Round(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static Vector2 RoundVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        return Vector2.Round(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static (Vector2 Value, Vector2 Tangent) RoundJvp(Vector2 x, MidpointRounding mode, Vector2 xTangent) =>
        (Vector2.Round(x, mode), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static Vector2 RoundVjp(Vector2 x, MidpointRounding mode, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        return Vector2.Round(x, mode);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Truncate))]
    public static (Vector2 Value, Vector2 Tangent) TruncateJvp(Vector2 x, Vector2 xTangent) =>
        (Vector2.Truncate(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Truncate))]
    public static Vector2 TruncateVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        return Vector2.Truncate(x);
    }

    /// <summary>Elements of x in another order; an index beyond them gives 0.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Shuffle))]
    public static (Vector2 Value, Vector2 Tangent) ShuffleJvp(Vector2 x, byte xIndex, byte yIndex, Vector2 xTangent) =>
        (Vector2.Shuffle(x, xIndex, yIndex), Vector2.Shuffle(xTangent, xIndex, yIndex));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Shuffle))]
    public static Vector2 ShuffleVjp(Vector2 x, byte xIndex, byte yIndex, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        Kinks.Scatter(ref xAdjoint, xIndex, resultAdjoint.X);
        Kinks.Scatter(ref xAdjoint, yIndex, resultAdjoint.Y);
        return Vector2.Shuffle(x, xIndex, yIndex);
    }

    /// <summary>x where the mask is set, else y.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ConditionalSelect))]
    public static (Vector2 Value, Vector2 Tangent) ConditionalSelectJvp(
        [NoDerivative] Vector2 condition, Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (Vector2.ConditionalSelect(condition, x, y), Vector2.ConditionalSelect(condition, xTangent, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ConditionalSelect))]
    public static Vector2 ConditionalSelectVjp(
        [NoDerivative] Vector2 condition, Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += Vector2.ConditionalSelect(condition, resultAdjoint, Vector2.Zero);
        yAdjoint += Vector2.ConditionalSelect(condition, Vector2.Zero, resultAdjoint);
        return Vector2.ConditionalSelect(condition, x, y);
    }

    /// <summary>r = x₁ y₂ - x₂ y₁.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cross))]
    public static (float Value, float Tangent) CrossJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (Vector2.Cross(x, y), Vector2.Cross(xTangent, y) + Vector2.Cross(x, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cross))]
    public static float CrossVjp(Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += resultAdjoint * new Vector2(y.Y, -y.X);
        yAdjoint += resultAdjoint * new Vector2(-x.Y, x.X);
        return Vector2.Cross(x, y);
    }
}
#endif
