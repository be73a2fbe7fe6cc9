#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.DegreesToRadians))]
    public static (Vector2 Value, Vector2 Tangent) DegreesToRadiansVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        DegreesToRadiansVjp(x, resultAdjoint, ref xAdjoint);
        DegreesToRadiansVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return DegreesToRadiansJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.RadiansToDegrees))]
    public static (Vector2 Value, Vector2 Tangent) RadiansToDegreesVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        RadiansToDegreesVjp(x, resultAdjoint, ref xAdjoint);
        RadiansToDegreesVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RadiansToDegreesJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.FusedMultiplyAdd))]
    public static (Vector2 Value, Vector2 Tangent) FusedMultiplyAddVjpJvp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint, Vector2 xTangent,
        Vector2 yTangent, Vector2 zTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent,
        ref Vector2 zAdjointTangent)
    {
        FusedMultiplyAddVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        FusedMultiplyAddVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(default(Vector2), default(Vector2), default(Vector2), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return FusedMultiplyAddJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.MultiplyAddEstimate))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyAddEstimateVjpJvp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint, Vector2 xTangent,
        Vector2 yTangent, Vector2 zTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent,
        ref Vector2 zAdjointTangent)
    {
        MultiplyAddEstimateVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        MultiplyAddEstimateVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(default(Vector2), default(Vector2), default(Vector2), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return MultiplyAddEstimateJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Lerp))]
    public static (Vector2 Value, Vector2 Tangent) LerpVjpJvp(
        Vector2 x, Vector2 y, Vector2 amount, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 amountAdjoint,
        Vector2 xTangent, Vector2 yTangent, Vector2 amountTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent,
        ref Vector2 yAdjointTangent, ref Vector2 amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector2), default(Vector2), default(Vector2), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sum))]
    public static (float Value, float Tangent) SumVjpJvp(
        Vector2 x, float resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, float resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        SumVjp(x, resultAdjoint, ref xAdjoint);
        SumVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return SumJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static (Vector2 Value, Vector2 Tangent) RoundVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        RoundVjp(x, resultAdjoint, ref xAdjoint);
        RoundVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Round))]
    public static (Vector2 Value, Vector2 Tangent) RoundVjpJvp(
        Vector2 x, MidpointRounding mode, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent,
        ref Vector2 xAdjointTangent)
    {
        RoundVjp(x, mode, resultAdjoint, ref xAdjoint);
        RoundVjp(x, mode, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, mode, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Truncate))]
    public static (Vector2 Value, Vector2 Tangent) TruncateVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        TruncateVjp(x, resultAdjoint, ref xAdjoint);
        TruncateVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TruncateJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Shuffle))]
    public static (Vector2 Value, Vector2 Tangent) ShuffleVjpJvp(
        Vector2 x, byte xIndex, byte yIndex, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent,
        ref Vector2 xAdjointTangent)
    {
        ShuffleVjp(x, xIndex, yIndex, resultAdjoint, ref xAdjoint);
        ShuffleVjp(x, xIndex, yIndex, resultAdjointTangent, ref xAdjointTangent);
        return ShuffleJvp(x, xIndex, yIndex, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.ConditionalSelect))]
    public static (Vector2 Value, Vector2 Tangent) ConditionalSelectVjpJvp(
        [NoDerivative] Vector2 condition, Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent,
        Vector2 yTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        ConditionalSelectVjp(condition, x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        ConditionalSelectVjp(condition, x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return ConditionalSelectJvp(condition, x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cross))]
    public static (float Value, float Tangent) CrossVjpJvp(
        Vector2 x, Vector2 y, float resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, Vector2 xTangent, Vector2 yTangent,
        float resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent)
    {
        CrossVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        CrossVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        CrossVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return CrossJvp(x, y, xTangent, yTangent);
    }
}
#endif
