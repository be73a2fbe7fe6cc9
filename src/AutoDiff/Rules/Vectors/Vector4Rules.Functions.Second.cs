#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.DegreesToRadians))]
    public static (Vector4 Value, Vector4 Tangent) DegreesToRadiansVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        DegreesToRadiansVjp(x, resultAdjoint, ref xAdjoint);
        DegreesToRadiansVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return DegreesToRadiansJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.RadiansToDegrees))]
    public static (Vector4 Value, Vector4 Tangent) RadiansToDegreesVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        RadiansToDegreesVjp(x, resultAdjoint, ref xAdjoint);
        RadiansToDegreesVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RadiansToDegreesJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.FusedMultiplyAdd))]
    public static (Vector4 Value, Vector4 Tangent) FusedMultiplyAddVjpJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 zAdjoint, Vector4 xTangent,
        Vector4 yTangent, Vector4 zTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent,
        ref Vector4 zAdjointTangent)
    {
        FusedMultiplyAddVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        FusedMultiplyAddVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(default(Vector4), default(Vector4), default(Vector4), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return FusedMultiplyAddJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.MultiplyAddEstimate))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyAddEstimateVjpJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 zAdjoint, Vector4 xTangent,
        Vector4 yTangent, Vector4 zTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent,
        ref Vector4 zAdjointTangent)
    {
        MultiplyAddEstimateVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        MultiplyAddEstimateVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(default(Vector4), default(Vector4), default(Vector4), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return MultiplyAddEstimateJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Lerp))]
    public static (Vector4 Value, Vector4 Tangent) LerpVjpJvp(
        Vector4 x, Vector4 y, Vector4 amount, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 amountAdjoint,
        Vector4 xTangent, Vector4 yTangent, Vector4 amountTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent,
        ref Vector4 yAdjointTangent, ref Vector4 amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector4), default(Vector4), default(Vector4), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sum))]
    public static (float Value, float Tangent) SumVjpJvp(
        Vector4 x, float resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, float resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        SumVjp(x, resultAdjoint, ref xAdjoint);
        SumVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return SumJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static (Vector4 Value, Vector4 Tangent) RoundVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        RoundVjp(x, resultAdjoint, ref xAdjoint);
        RoundVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Round))]
    public static (Vector4 Value, Vector4 Tangent) RoundVjpJvp(
        Vector4 x, MidpointRounding mode, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent,
        ref Vector4 xAdjointTangent)
    {
        RoundVjp(x, mode, resultAdjoint, ref xAdjoint);
        RoundVjp(x, mode, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, mode, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Truncate))]
    public static (Vector4 Value, Vector4 Tangent) TruncateVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        TruncateVjp(x, resultAdjoint, ref xAdjoint);
        TruncateVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TruncateJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Shuffle))]
    public static (Vector4 Value, Vector4 Tangent) ShuffleVjpJvp(
        Vector4 x, byte xIndex, byte yIndex, byte zIndex, byte wIndex, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        ShuffleVjp(x, xIndex, yIndex, zIndex, wIndex, resultAdjoint, ref xAdjoint);
        ShuffleVjp(x, xIndex, yIndex, zIndex, wIndex, resultAdjointTangent, ref xAdjointTangent);
        return ShuffleJvp(x, xIndex, yIndex, zIndex, wIndex, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.ConditionalSelect))]
    public static (Vector4 Value, Vector4 Tangent) ConditionalSelectVjpJvp(
        [NoDerivative] Vector4 condition, Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent,
        Vector4 yTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        ConditionalSelectVjp(condition, x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        ConditionalSelectVjp(condition, x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return ConditionalSelectJvp(condition, x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cross))]
    public static (Vector4 Value, Vector4 Tangent) CrossVjpJvp(
        Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, Vector4 xTangent, Vector4 yTangent,
        Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent)
    {
        CrossVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        CrossVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        CrossVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return CrossJvp(x, y, xTangent, yTangent);
    }
}
#endif
