#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of elementary functions element by element.</content>
public static partial class Vector2Rules
{
    /// <summary>r'' = -sin x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Sin))]
    public static (Vector2 Value, Vector2 Tangent) SinVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        SinVjp(x, resultAdjoint, ref xAdjoint);
        SinVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector2.Sin(x) * xTangent * resultAdjoint;
        return SinJvp(x, xTangent);
    }

    /// <summary>r'' = -cos x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Cos))]
    public static (Vector2 Value, Vector2 Tangent) CosVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        CosVjp(x, resultAdjoint, ref xAdjoint);
        CosVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector2.Cos(x) * xTangent * resultAdjoint;
        return CosJvp(x, xTangent);
    }

    /// <summary>r'' = r.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Exp))]
    public static (Vector2 Value, Vector2 Tangent) ExpVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        ExpVjp(x, resultAdjoint, ref xAdjoint);
        ExpVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += Vector2.Exp(x) * xTangent * resultAdjoint;
        return ExpJvp(x, xTangent);
    }

    /// <summary>r'' = -1 / x².</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Log))]
    public static (Vector2 Value, Vector2 Tangent) LogVjpJvp(
        Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint, Vector2 xTangent, Vector2 resultAdjointTangent, ref Vector2 xAdjointTangent)
    {
        LogVjp(x, resultAdjoint, ref xAdjoint);
        LogVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Lanes.Divide(Lanes.Divide(xTangent * resultAdjoint, x), x);
        return LogJvp(x, xTangent);
    }
}
#endif
