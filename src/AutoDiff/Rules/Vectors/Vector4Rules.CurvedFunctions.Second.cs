#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of elementary functions element by element.</content>
public static partial class Vector4Rules
{
    /// <summary>r'' = -sin x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Sin))]
    public static (Vector4 Value, Vector4 Tangent) SinVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        SinVjp(x, resultAdjoint, ref xAdjoint);
        SinVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector4.Sin(x) * xTangent * resultAdjoint;
        return SinJvp(x, xTangent);
    }

    /// <summary>r'' = -cos x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Cos))]
    public static (Vector4 Value, Vector4 Tangent) CosVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        CosVjp(x, resultAdjoint, ref xAdjoint);
        CosVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector4.Cos(x) * xTangent * resultAdjoint;
        return CosJvp(x, xTangent);
    }

    /// <summary>r'' = r.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Exp))]
    public static (Vector4 Value, Vector4 Tangent) ExpVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        ExpVjp(x, resultAdjoint, ref xAdjoint);
        ExpVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += Vector4.Exp(x) * xTangent * resultAdjoint;
        return ExpJvp(x, xTangent);
    }

    /// <summary>r'' = -1 / x².</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Log))]
    public static (Vector4 Value, Vector4 Tangent) LogVjpJvp(
        Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint, Vector4 xTangent, Vector4 resultAdjointTangent, ref Vector4 xAdjointTangent)
    {
        LogVjp(x, resultAdjoint, ref xAdjoint);
        LogVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Lanes.Divide(Lanes.Divide(xTangent * resultAdjoint, x), x);
        return LogJvp(x, xTangent);
    }
}
#endif
