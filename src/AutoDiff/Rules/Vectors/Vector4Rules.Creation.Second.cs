#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Vector4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateVjpJvp(
        float x, float y, float z, float w, Vector4 resultAdjoint, ref float xAdjoint, ref float yAdjoint, ref float zAdjoint, ref float wAdjoint,
        float xTangent, float yTangent, float zTangent, float wTangent, Vector4 resultAdjointTangent, ref float xAdjointTangent,
        ref float yAdjointTangent, ref float zAdjointTangent, ref float wAdjointTangent)
    {
        CreateVjp(x, y, z, w, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint, ref wAdjoint);
        CreateVjp(x, y, z, w, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent, ref wAdjointTangent);
        return CreateJvp(x, y, z, w, xTangent, yTangent, zTangent, wTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateVjpJvp(
        float value, Vector4 resultAdjoint, ref float valueAdjoint, float valueTangent, Vector4 resultAdjointTangent, ref float valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalar))]
    public static (Vector4 Value, Vector4 Tangent) CreateScalarVjpJvp(
        float x, Vector4 resultAdjoint, ref float xAdjoint, float xTangent, Vector4 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalarUnsafe))]
    public static (Vector4 Value, Vector4 Tangent) CreateScalarUnsafeVjpJvp(
        float x, Vector4 resultAdjoint, ref float xAdjoint, float xTangent, Vector4 resultAdjointTangent, ref float xAdjointTangent)
    {
        CreateScalarUnsafeVjp(x, resultAdjoint, ref xAdjoint);
        CreateScalarUnsafeVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return CreateScalarUnsafeJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateVjpJvp(
        Vector3 start, float w, Vector4 resultAdjoint, ref Vector3 startAdjoint, ref float wAdjoint, Vector3 startTangent, float wTangent,
        Vector4 resultAdjointTangent, ref Vector3 startAdjointTangent, ref float wAdjointTangent)
    {
        CreateVjp(start, w, resultAdjoint, ref startAdjoint, ref wAdjoint);
        CreateVjp(start, w, resultAdjointTangent, ref startAdjointTangent, ref wAdjointTangent);
        return CreateJvp(start, w, startTangent, wTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateVjpJvp(
        Vector2 start, float z, float w, Vector4 resultAdjoint, ref Vector2 startAdjoint, ref float zAdjoint, ref float wAdjoint, Vector2 startTangent,
        float zTangent, float wTangent, Vector4 resultAdjointTangent, ref Vector2 startAdjointTangent, ref float zAdjointTangent,
        ref float wAdjointTangent)
    {
        CreateVjp(start, z, w, resultAdjoint, ref startAdjoint, ref zAdjoint, ref wAdjoint);
        CreateVjp(start, z, w, resultAdjointTangent, ref startAdjointTangent, ref zAdjointTangent, ref wAdjointTangent);
        return CreateJvp(start, z, w, startTangent, zTangent, wTangent);
    }
}
#endif
