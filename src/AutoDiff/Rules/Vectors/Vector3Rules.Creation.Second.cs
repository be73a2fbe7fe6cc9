#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector3Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateVjpJvp(
        float x, float y, float z, Vector3 resultAdjoint, ref float xAdjoint, ref float yAdjoint, ref float zAdjoint, float xTangent, float yTangent,
        float zTangent, Vector3 resultAdjointTangent, ref float xAdjointTangent, ref float yAdjointTangent, ref float zAdjointTangent)
    {
        CreateVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        CreateVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return CreateJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateVjpJvp(
        float value, Vector3 resultAdjoint, ref float valueAdjoint, float valueTangent, Vector3 resultAdjointTangent, ref float valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalar))]
    public static (Vector3 Value, Vector3 Tangent) CreateScalarVjpJvp(
        float x, Vector3 resultAdjoint, ref float xAdjoint, float xTangent, Vector3 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalarUnsafe))]
    public static (Vector3 Value, Vector3 Tangent) CreateScalarUnsafeVjpJvp(
        float x, Vector3 resultAdjoint, ref float xAdjoint, float xTangent, Vector3 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarUnsafeVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarUnsafeVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarUnsafeJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateVjpJvp(
        Vector2 start, float z, Vector3 resultAdjoint, ref Vector2 startAdjoint, ref float zAdjoint, Vector2 startTangent, float zTangent,
        Vector3 resultAdjointTangent, ref Vector2 startAdjointTangent, ref float zAdjointTangent)
    {
        CreateVjp(start, z, resultAdjoint, ref startAdjoint, ref zAdjoint);
        CreateVjp(start, z, resultAdjointTangent, ref startAdjointTangent, ref zAdjointTangent);
        return CreateJvp(start, z, startTangent, zTangent);
    }
}
#endif
