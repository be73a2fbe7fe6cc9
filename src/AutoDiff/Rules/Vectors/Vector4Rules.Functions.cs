#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elementary functions element by element.</content>
public static partial class Vector4Rules
{
    /// <summary>r = sin x element by element; ṙ = cos x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sin))]
    public static (Vector4 Value, Vector4 Tangent) SinJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Sin(x), Vector4.Cos(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sin))]
    public static Vector4 SinVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += Vector4.Cos(x) * resultAdjoint;
        return Vector4.Sin(x);
    }

    /// <summary>r = cos x element by element; ṙ = -sin x ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cos))]
    public static (Vector4 Value, Vector4 Tangent) CosJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Cos(x), -Vector4.Sin(x) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cos))]
    public static Vector4 CosVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += -Vector4.Sin(x) * resultAdjoint;
        return Vector4.Cos(x);
    }

    /// <summary>r = eˣ element by element; ṙ = r ∘ ẋ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Exp))]
    public static (Vector4 Value, Vector4 Tangent) ExpJvp(Vector4 x, Vector4 xTangent)
    {
        Vector4 result = Vector4.Exp(x);
        return (result, result * xTangent);
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Exp))]
    public static Vector4 ExpVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        Vector4 result = Vector4.Exp(x);
        xAdjoint += result * resultAdjoint;
        return result;
    }

    /// <summary>r = ln x element by element; ṙ = ẋ / x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Log))]
    public static (Vector4 Value, Vector4 Tangent) LogJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Log(x), Lanes.Multiply(Vector4.One / x, xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Log))]
    public static Vector4 LogVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector4.One / x, resultAdjoint);
        return Vector4.Log(x);
    }

    /// <summary>r = log₂ x element by element; ṙ = ẋ / (x ln 2).</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Log2))]
    public static (Vector4 Value, Vector4 Tangent) Log2Jvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Log2(x), Lanes.Multiply(Vector4.One / (x * 0.693147181f), xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Log2))]
    public static Vector4 Log2Vjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += Lanes.Multiply(Vector4.One / (x * 0.693147181f), resultAdjoint);
        return Vector4.Log2(x);
    }

    /// <summary>r = x π / 180.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DegreesToRadians))]
    public static (Vector4 Value, Vector4 Tangent) DegreesToRadiansJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.DegreesToRadians(x), ((float.Pi / 180)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DegreesToRadians))]
    public static Vector4 DegreesToRadiansVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += ((float.Pi / 180)) * resultAdjoint;
        return Vector4.DegreesToRadians(x);
    }

    /// <summary>r = 180 x / π.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.RadiansToDegrees))]
    public static (Vector4 Value, Vector4 Tangent) RadiansToDegreesJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.RadiansToDegrees(x), ((180 / float.Pi)) * xTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.RadiansToDegrees))]
    public static Vector4 RadiansToDegreesVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += ((180 / float.Pi)) * resultAdjoint;
        return Vector4.RadiansToDegrees(x);
    }

    /// <summary>sin x and cos x element by element.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.SinCos))]
    public static ((Vector4 Sin, Vector4 Cos) Value, (Vector4 Sin, Vector4 Cos) Tangent) SinCosJvp(Vector4 x, Vector4 xTangent)
    {
        (Vector4 sin, Vector4 cos) = Vector4.SinCos(x);
        return ((sin, cos), (cos * xTangent, -sin * xTangent));
    }

    /// <summary>x̄ += cos x ∘ s̄ - sin x ∘ c̄.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.SinCos))]
    public static (Vector4 Sin, Vector4 Cos) SinCosVjp(Vector4 x, (Vector4 Sin, Vector4 Cos) resultAdjoint, ref Vector4 xAdjoint)
    {
        (Vector4 sin, Vector4 cos) = Vector4.SinCos(x);
        xAdjoint += (cos * resultAdjoint.Sin) - (sin * resultAdjoint.Cos);
        return (sin, cos);
    }

    /// <summary>r = √(x² + y²) element by element; the derivative is 0 at 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Hypot))]
    public static (Vector4 Value, Vector4 Tangent) HypotJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = Vector4.Hypot(x, y);
        Vector4 byX = new Vector4(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y), Kinks.Share(x.Z, result.Z), Kinks.Share(x.W, result.W));
        Vector4 byY = new Vector4(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y), Kinks.Share(y.Z, result.Z), Kinks.Share(y.W, result.W));
        return (result, (byX * xTangent) + (byY * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Hypot))]
    public static Vector4 HypotVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = Vector4.Hypot(x, y);
        Vector4 byX = new Vector4(Kinks.Share(x.X, result.X), Kinks.Share(x.Y, result.Y), Kinks.Share(x.Z, result.Z), Kinks.Share(x.W, result.W));
        Vector4 byY = new Vector4(Kinks.Share(y.X, result.X), Kinks.Share(y.Y, result.Y), Kinks.Share(y.Z, result.Z), Kinks.Share(y.W, result.W));
        xAdjoint += byX * resultAdjoint;
        yAdjoint += byY * resultAdjoint;
        return result;
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.FusedMultiplyAdd))]
    public static (Vector4 Value, Vector4 Tangent) FusedMultiplyAddJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 xTangent, Vector4 yTangent, Vector4 zTangent) =>
        (Vector4.FusedMultiplyAdd(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.FusedMultiplyAdd))]
    public static Vector4 FusedMultiplyAddVjp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector4.FusedMultiplyAdd(x, y, z);
    }

    /// <summary>r = x ∘ y + z.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MultiplyAddEstimate))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyAddEstimateJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 xTangent, Vector4 yTangent, Vector4 zTangent) =>
        (Vector4.MultiplyAddEstimate(x, y, z), (xTangent * y) + (x * yTangent) + zTangent);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MultiplyAddEstimate))]
    public static Vector4 MultiplyAddEstimateVjp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 zAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        zAdjoint += resultAdjoint;
        return Vector4.MultiplyAddEstimate(x, y, z);
    }

    /// <summary>r = (1 - a) ∘ x + a ∘ y.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static (Vector4 Value, Vector4 Tangent) LerpJvp(
        Vector4 x, Vector4 y, Vector4 amount, Vector4 xTangent, Vector4 yTangent, Vector4 amountTangent) =>
        (Vector4.Lerp(x, y, amount), ((Vector4.One - amount) * xTangent) + (amount * yTangent) + (amountTangent * (y - x)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static Vector4 LerpVjp(
        Vector4 x,
        Vector4 y,
        Vector4 amount,
        Vector4 resultAdjoint,
        ref Vector4 xAdjoint,
        ref Vector4 yAdjoint,
        ref Vector4 amountAdjoint)
    {
        xAdjoint += (Vector4.One - amount) * resultAdjoint;
        yAdjoint += amount * resultAdjoint;
        amountAdjoint += resultAdjoint * (y - x);
        return Vector4.Lerp(x, y, amount);
    }

    /// <summary>r = Σ xᵢ; ṙ = Σ ẋᵢ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sum))]
    public static (float Value, float Tangent) SumJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Sum(x), Vector4.Sum(xTangent));

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sum))]
    public static float SumVjp(Vector4 x, float resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += new Vector4(resultAdjoint);
        return Vector4.Sum(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static (Vector4 Value, Vector4 Tangent) RoundJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Round(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static Vector4 RoundVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        return Vector4.Round(x);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static (Vector4 Value, Vector4 Tangent) RoundJvp(Vector4 x, MidpointRounding mode, Vector4 xTangent) =>
        (Vector4.Round(x, mode), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static Vector4 RoundVjp(Vector4 x, MidpointRounding mode, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        return Vector4.Round(x, mode);
    }

    /// <summary>The derivative is 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Truncate))]
    public static (Vector4 Value, Vector4 Tangent) TruncateJvp(Vector4 x, Vector4 xTangent) =>
        (Vector4.Truncate(x), default);

    /// <summary>Adds nothing.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Truncate))]
    public static Vector4 TruncateVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        return Vector4.Truncate(x);
    }

    /// <summary>Elements of x in another order; an index beyond them gives 0.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Shuffle))]
    public static (Vector4 Value, Vector4 Tangent) ShuffleJvp(
        Vector4 x, byte xIndex, byte yIndex, byte zIndex, byte wIndex, Vector4 xTangent) =>
        (Vector4.Shuffle(x, xIndex, yIndex, zIndex, wIndex), Vector4.Shuffle(xTangent, xIndex, yIndex, zIndex, wIndex));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Shuffle))]
    public static Vector4 ShuffleVjp(
        Vector4 x, byte xIndex, byte yIndex, byte zIndex, byte wIndex, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        Kinks.Scatter(ref xAdjoint, xIndex, resultAdjoint.X);
        Kinks.Scatter(ref xAdjoint, yIndex, resultAdjoint.Y);
        Kinks.Scatter(ref xAdjoint, zIndex, resultAdjoint.Z);
        Kinks.Scatter(ref xAdjoint, wIndex, resultAdjoint.W);
        return Vector4.Shuffle(x, xIndex, yIndex, zIndex, wIndex);
    }

    /// <summary>x where the mask is set, else y.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ConditionalSelect))]
    public static (Vector4 Value, Vector4 Tangent) ConditionalSelectJvp(
        [NoDerivative] Vector4 condition, Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (Vector4.ConditionalSelect(condition, x, y), Vector4.ConditionalSelect(condition, xTangent, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ConditionalSelect))]
    public static Vector4 ConditionalSelectVjp(
        [NoDerivative] Vector4 condition, Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += Vector4.ConditionalSelect(condition, resultAdjoint, Vector4.Zero);
        yAdjoint += Vector4.ConditionalSelect(condition, Vector4.Zero, resultAdjoint);
        return Vector4.ConditionalSelect(condition, x, y);
    }

    /// <summary>The cross product of the first three elements, and the product of the fourth.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cross))]
    public static (Vector4 Value, Vector4 Tangent) CrossJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (Vector4.Cross(x, y), Vector4.Cross(xTangent, y) + Vector4.Cross(x, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cross))]
    public static Vector4 CrossVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += new Vector4(Vector3.Cross(new Vector3(y.X, y.Y, y.Z), new Vector3(resultAdjoint.X, resultAdjoint.Y, resultAdjoint.Z)), resultAdjoint.W * y.W);
        yAdjoint += new Vector4(Vector3.Cross(new Vector3(resultAdjoint.X, resultAdjoint.Y, resultAdjoint.Z), new Vector3(x.X, x.Y, x.Z)), resultAdjoint.W * x.W);
        return Vector4.Cross(x, y);
    }
}
#endif
