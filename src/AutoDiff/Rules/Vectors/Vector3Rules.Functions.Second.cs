#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.DegreesToRadians))]
    public static (Vector3 Value, Vector3 Tangent) DegreesToRadiansVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        DegreesToRadiansVjp(x, resultAdjoint, ref xAdjoint);
        DegreesToRadiansVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return DegreesToRadiansJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.RadiansToDegrees))]
    public static (Vector3 Value, Vector3 Tangent) RadiansToDegreesVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        RadiansToDegreesVjp(x, resultAdjoint, ref xAdjoint);
        RadiansToDegreesVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RadiansToDegreesJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.FusedMultiplyAdd))]
    public static (Vector3 Value, Vector3 Tangent) FusedMultiplyAddVjpJvp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 zAdjoint, Vector3 xTangent,
        Vector3 yTangent, Vector3 zTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent,
        ref Vector3 zAdjointTangent)
    {
        FusedMultiplyAddVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        FusedMultiplyAddVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        FusedMultiplyAddVjp(default(Vector3), default(Vector3), default(Vector3), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return FusedMultiplyAddJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.MultiplyAddEstimate))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyAddEstimateVjpJvp(
        Vector3 x, Vector3 y, Vector3 z, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 zAdjoint, Vector3 xTangent,
        Vector3 yTangent, Vector3 zTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent,
        ref Vector3 zAdjointTangent)
    {
        MultiplyAddEstimateVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        MultiplyAddEstimateVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(xTangent, yTangent, zTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        MultiplyAddEstimateVjp(default(Vector3), default(Vector3), default(Vector3), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return MultiplyAddEstimateJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: each partial is a constant and a linear function of the arguments.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Lerp))]
    public static (Vector3 Value, Vector3 Tangent) LerpVjpJvp(
        Vector3 x, Vector3 y, Vector3 amount, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, ref Vector3 amountAdjoint,
        Vector3 xTangent, Vector3 yTangent, Vector3 amountTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent,
        ref Vector3 yAdjointTangent, ref Vector3 amountAdjointTangent)
    {
        LerpVjp(x, y, amount, resultAdjoint, ref xAdjoint, ref yAdjoint, ref amountAdjoint);
        LerpVjp(x, y, amount, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(xTangent, yTangent, amountTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        LerpVjp(default(Vector3), default(Vector3), default(Vector3), -resultAdjoint, ref xAdjointTangent, ref yAdjointTangent, ref amountAdjointTangent);
        return LerpJvp(x, y, amount, xTangent, yTangent, amountTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sum))]
    public static (float Value, float Tangent) SumVjpJvp(
        Vector3 x, float resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, float resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        SumVjp(x, resultAdjoint, ref xAdjoint);
        SumVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return SumJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static (Vector3 Value, Vector3 Tangent) RoundVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        RoundVjp(x, resultAdjoint, ref xAdjoint);
        RoundVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Round))]
    public static (Vector3 Value, Vector3 Tangent) RoundVjpJvp(
        Vector3 x, MidpointRounding mode, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent,
        ref Vector3 xAdjointTangent)
    {
        RoundVjp(x, mode, resultAdjoint, ref xAdjoint);
        RoundVjp(x, mode, resultAdjointTangent, ref xAdjointTangent);
        return RoundJvp(x, mode, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Truncate))]
    public static (Vector3 Value, Vector3 Tangent) TruncateVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        TruncateVjp(x, resultAdjoint, ref xAdjoint);
        TruncateVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return TruncateJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Shuffle))]
    public static (Vector3 Value, Vector3 Tangent) ShuffleVjpJvp(
        Vector3 x, byte xIndex, byte yIndex, byte zIndex, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent,
        ref Vector3 xAdjointTangent)
    {
        ShuffleVjp(x, xIndex, yIndex, zIndex, resultAdjoint, ref xAdjoint);
        ShuffleVjp(x, xIndex, yIndex, zIndex, resultAdjointTangent, ref xAdjointTangent);
        return ShuffleJvp(x, xIndex, yIndex, zIndex, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant beside a kink.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.ConditionalSelect))]
    public static (Vector3 Value, Vector3 Tangent) ConditionalSelectVjpJvp(
        [NoDerivative] Vector3 condition, Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint, Vector3 xTangent,
        Vector3 yTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent, ref Vector3 yAdjointTangent)
    {
        ConditionalSelectVjp(condition, x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        ConditionalSelectVjp(condition, x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return ConditionalSelectJvp(condition, x, y, xTangent, yTangent);
    }
}
#endif
