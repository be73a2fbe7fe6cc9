#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elementary functions element by element.</content>
public static partial class Vector3Rules
{
    /// <summary>r = sin x element by element; ṙ = cos x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sin))]
    public static (Vector3 Value, Vector3 Tangent) SinJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Sin(x), Vector3.Cos(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sin))]
    public static Vector3 SinVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += Vector3.Cos(x) * resultAdjoint;
        return Vector3.Sin(x);
    }

    /// <summary>r = cos x element by element; ṙ = -sin x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cos))]
    public static (Vector3 Value, Vector3 Tangent) CosJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Cos(x), -Vector3.Sin(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cos))]
    public static Vector3 CosVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += -Vector3.Sin(x) * resultAdjoint;
        return Vector3.Cos(x);
    }

    /// <summary>r = eˣ element by element; ṙ = r ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Exp))]
    public static (Vector3 Value, Vector3 Tangent) ExpJvp(Vector3 x, Vector3 xTangent)
    {
        Vector3 result = Vector3.Exp(x);
        return (result, result * xTangent);
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Exp))]
    public static Vector3 ExpVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        Vector3 result = Vector3.Exp(x);
        xAdjoint += result * resultAdjoint;
        return result;
    }

    /// <summary>r = ln x element by element; ṙ = ẋ / x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Log))]
    public static (Vector3 Value, Vector3 Tangent) LogJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Log(x), Lanes.Multiply(Vector3.One / x, xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Log))]
    public static Vector3 LogVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector3.One / x, resultAdjoint);
        return Vector3.Log(x);
    }

    /// <summary>r = log₂ x element by element; ṙ = ẋ / (x ln 2).</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Log2))]
    public static (Vector3 Value, Vector3 Tangent) Log2Jvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Log2(x), Lanes.Multiply(Vector3.One / (x * 0.693147181f), xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Log2))]
    public static Vector3 Log2Vjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector3.One / (x * 0.693147181f), resultAdjoint);
        return Vector3.Log2(x);
    }

    /// <summary>r = x π / 180.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DegreesToRadians))]
    public static (Vector3 Value, Vector3 Tangent) DegreesToRadiansJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.DegreesToRadians(x), ((float.Pi / 180)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DegreesToRadians))]
    public static Vector3 DegreesToRadiansVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += ((float.Pi / 180)) * resultAdjoint;
        return Vector3.DegreesToRadians(x);
    }

    /// <summary>r = 180 x / π.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.RadiansToDegrees))]
    public static (Vector3 Value, Vector3 Tangent) RadiansToDegreesJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.RadiansToDegrees(x), ((180 / float.Pi)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.RadiansToDegrees))]
    public static Vector3 RadiansToDegreesVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += ((180 / float.Pi)) * resultAdjoint;
        return Vector3.RadiansToDegrees(x);
    }

    /// <summary>sin x and cos x element by element.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.SinCos))]
    public static ((Vector3 Sin, Vector3 Cos) Value, (Vector3 Sin, Vector3 Cos) Tangent) SinCosJvp(Vector3 x, Vector3 xTangent)
    {
        (Vector3 sin, Vector3 cos) = Vector3.SinCos(x);
        return ((sin, cos), (cos * xTangent, -sin * xTangent));
    }

    /// <summary>x̄ += cos x ∘ s̄ - sin x ∘ c̄.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.SinCos))]
    public static (Vector3 Sin, Vector3 Cos) SinCosVjp(Vector3 x, (Vector3 Sin, Vector3 Cos) resultAdjoint, ref Vector3 xAdjoint)
    {
        (Vector3 sin, Vector3 cos) = Vector3.SinCos(x);
        xAdjoint += (cos * resultAdjoint.Sin) - (sin * resultAdjoint.Cos);
        return (sin, cos);
    }

    /// <summary>r = √(x² + y²) element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Hypot))]
    public static (Vector3 Value, Vector3 Tangent) HypotJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = Vector3.Hypot(x, y);
        Vector3 byX = new Vector3(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y), Kinks.Share(x.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y), Kinks.Share(y.Z, result.Z));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Hypot))]
    public static Vector3 HypotVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = Vector3.Hypot(x, y);
        Vector3 byX = new Vector3(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y), Kinks.Share(x.Z, result.Z));
        Vector3 byY = new Vector3(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y), Kinks.Share(y.Z, result.Z));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.FusedMultiplyAdd))]
    public static (Vector3 Value, Vector3 Tangent) FusedMultiplyAddJvp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 xTangent, Vector3 yTangent, Vector3 zTangent) =>
        (Vector3.FusedMultiplyAdd(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.FusedMultiplyAdd))]
    public static Vector3 FusedMultiplyAddVjp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector3.FusedMultiplyAdd(x, y, z);
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MultiplyAddEstimate))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyAddEstimateJvp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 xTangent, Vector3 yTangent, Vector3 zTangent) =>
        (Vector3.MultiplyAddEstimate(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MultiplyAddEstimate))]
    public static Vector3 MultiplyAddEstimateVjp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector3.MultiplyAddEstimate(x, y, z);
    }

    /// <summary>r = (1 - a) ∘ x + a ∘ y.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static (Vector3 Value, Vector3 Tangent) LerpJvp(
        Vector3 x, Vector3 y, Vector3 amount, Vector3 xTangent, Vector3 yTangent, Vector3 amountTangent) =>
        (Vector3.Lerp(x, y, amount), ((Vector3.One - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static Vector3 LerpVjp(
        Vector3 x,
        Vector3 y,
        Vector3 amount,
        Vector3 resultAdjoint,
        ref Vector3 xAdjoint,
        ref Vector3 yAdjoint,
        ref Vector3 amountAdjoint)
    {
        xAdjoint += (Vector3.One - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += resultAdjoint * (y - x);
        return Vector3.Lerp(x, y, amount);
    }

    /// <summary>r = Σ xᵢ; ṙ = Σ ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sum))]
    public static (float Value, float Tangent) SumJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Sum(x), Vector3.Sum(xTangent));

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sum))]
    public static float SumVjp(Vector3 x, float resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += new Vector3(resultAdjoint);
        return Vector3.Sum(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static (Vector3 Value, Vector3 Tangent) RoundJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Round(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static Vector3 RoundVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        return Vector3.Round(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static (Vector3 Value, Vector3 Tangent) RoundJvp(Vector3 x, MidpointRounding mode, Vector3 xTangent) =>
        (Vector3.Round(x, mode), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static Vector3 RoundVjp(Vector3 x, MidpointRounding mode, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        return Vector3.Round(x, mode);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Truncate))]
    public static (Vector3 Value, Vector3 Tangent) TruncateJvp(Vector3 x, Vector3 xTangent) =>
        (Vector3.Truncate(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Truncate))]
    public static Vector3 TruncateVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        return Vector3.Truncate(x);
    }

    /// <summary>Elements of x in another order; an index beyond them gives 0.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Shuffle))]
    public static (Vector3 Value, Vector3 Tangent) ShuffleJvp(Vector3 x, byte xIndex, byte yIndex, byte zIndex, Vector3 xTangent) =>
        (Vector3.Shuffle(x, xIndex, yIndex, zIndex), Vector3.Shuffle(xTangent, xIndex, yIndex, zIndex));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Shuffle))]
    public static Vector3 ShuffleVjp(Vector3 x, byte xIndex, byte yIndex, byte zIndex, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        Kinks.Scatter(ref xAdjoint, xIndex, resultAdjoint.X);
        Kinks.Scatter(ref xAdjoint, yIndex, resultAdjoint.Y);
        Kinks.Scatter(ref xAdjoint, zIndex, resultAdjoint.Z);
        return Vector3.Shuffle(x, xIndex, yIndex, zIndex);
    }

    /// <summary>x where the mask is set, else y.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ConditionalSelect))]
    public static (Vector3 Value, Vector3 Tangent) ConditionalSelectJvp(
        [NoDerivative] Vector3 condition, Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (Vector3.ConditionalSelect(condition, x, y), Vector3.ConditionalSelect(condition, xTangent, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ConditionalSelect))]
    public static Vector3 ConditionalSelectVjp(
        [NoDerivative] Vector3 condition, Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += Vector3.ConditionalSelect(condition, resultAdjoint, Vector3.Zero);
        yAdjoint += Vector3.ConditionalSelect(condition, Vector3.Zero, resultAdjoint);
        return Vector3.ConditionalSelect(condition, x, y);
    }
}
#endif
