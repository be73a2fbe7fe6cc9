#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of elementary functions element by element.</content>
public static partial class Vector3Rules
{
    /// <summary>r'' = -sin x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Sin))]
    public static (Vector3 Value, Vector3 Tangent) SinVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        SinVjp(x, resultAdjoint, ref xAdjoint);
        SinVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector3.Sin(x) * xTangent * resultAdjoint;
        return SinJvp(x, xTangent);
    }

    /// <summary>r'' = -cos x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Cos))]
    public static (Vector3 Value, Vector3 Tangent) CosVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        CosVjp(x, resultAdjoint, ref xAdjoint);
        CosVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Vector3.Cos(x) * xTangent * resultAdjoint;
        return CosJvp(x, xTangent);
    }

    /// <summary>r'' = r.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Exp))]
    public static (Vector3 Value, Vector3 Tangent) ExpVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        ExpVjp(x, resultAdjoint, ref xAdjoint);
        ExpVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += Vector3.Exp(x) * xTangent * resultAdjoint;
        return ExpJvp(x, xTangent);
    }

    /// <summary>r'' = -1 / x².</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Log))]
    public static (Vector3 Value, Vector3 Tangent) LogVjpJvp(
        Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint, Vector3 xTangent, Vector3 resultAdjointTangent, ref Vector3 xAdjointTangent)
    {
        LogVjp(x, resultAdjoint, ref xAdjoint);
        LogVjp(x, resultAdjointTangent, ref xAdjointTangent);
        xAdjointTangent += -Lanes.Divide(Lanes.Divide(xTangent * resultAdjoint, x), x);
        return LogJvp(x, xTangent);
    }
}
#endif
