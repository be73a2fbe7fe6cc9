#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static (Vector2 Value, Vector2 Tangent) CreateVjpJvp(
        float x, float y, Vector2 resultAdjoint, ref float xAdjoint, ref float yAdjoint, float xTangent, float yTangent, Vector2 resultAdjointTangent,
        ref float xAdjointTangent, ref float yAdjointTangent)
    {
        CreateVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        CreateVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return CreateJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static (Vector2 Value, Vector2 Tangent) CreateVjpJvp(
        float value, Vector2 resultAdjoint, ref float valueAdjoint, float valueTangent, Vector2 resultAdjointTangent, ref float valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalar))]
    public static (Vector2 Value, Vector2 Tangent) CreateScalarVjpJvp(
        float x, Vector2 resultAdjoint, ref float xAdjoint, float xTangent, Vector2 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalarUnsafe))]
    public static (Vector2 Value, Vector2 Tangent) CreateScalarUnsafeVjpJvp(
        float x, Vector2 resultAdjoint, ref float xAdjoint, float xTangent, Vector2 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarUnsafeVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarUnsafeVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarUnsafeJvp(x, xTangent);
    }
}
#endif
