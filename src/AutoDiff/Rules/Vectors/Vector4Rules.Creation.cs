#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Vectors made by a method.</content>
public static partial class Vector4Rules
{
    /// <summary>A vector from its elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateJvp(
        float x, float y, float z, float w, float xTangent, float yTangent, float zTangent, float wTangent) =>
        (Vector4.Create(x, y, z, w), Vector4.Create(xTangent, yTangent, zTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static Vector4 CreateVjp(
        float x,
        float y,
        float z,
        float w,
        Vector4 resultAdjoint,
        ref float xAdjoint,
        ref float yAdjoint,
        ref float zAdjoint,
        ref float wAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        zAdjoint += resultAdjoint.Z;
        wAdjoint += resultAdjoint.W;
        return Vector4.Create(x, y, z, w);
    }

    /// <summary>A vector of equal elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateJvp(float value, float valueTangent) =>
        (Vector4.Create(value), Vector4.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static Vector4 CreateVjp(float value, Vector4 resultAdjoint, ref float valueAdjoint)
    {
        valueAdjoint += Vector4.Sum(resultAdjoint);
        return Vector4.Create(value);
    }

    /// <summary>A vector of one element and zeros.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalar))]
    public static (Vector4 Value, Vector4 Tangent) CreateScalarJvp(float x, float xTangent) =>
        (Vector4.CreateScalar(x), Vector4.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalar))]
    public static Vector4 CreateScalarVjp(float x, Vector4 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector4.CreateScalar(x);
    }

    /// <summary>A vector of one element; the others have no derivative.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalarUnsafe))]
    public static (Vector4 Value, Vector4 Tangent) CreateScalarUnsafeJvp(float x, float xTangent) =>
        (Vector4.CreateScalarUnsafe(x), Vector4.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.CreateScalarUnsafe))]
    public static Vector4 CreateScalarUnsafeVjp(float x, Vector4 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector4.CreateScalarUnsafe(x);
    }

    /// <summary>A vector from the first elements of a span.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateJvp(ReadOnlySpan<float> values, ReadOnlySpan<float> valuesTangent) =>
        (Vector4.Create(values), Vector4.Create(valuesTangent));

    /// <summary>The adjoints go to the first elements.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static Vector4 CreateVjp(ReadOnlySpan<float> values, Vector4 resultAdjoint, Span<float> valuesAdjoint)
    {
        (Vector4.Create(valuesAdjoint) + resultAdjoint).CopyTo(valuesAdjoint);
        return Vector4.Create(values);
    }

    /// <summary>A vector from a shorter one.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateJvp(Vector3 start, float w, Vector3 startTangent, float wTangent) =>
        (Vector4.Create(start, w), Vector4.Create(startTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static Vector4 CreateVjp(Vector3 start, float w, Vector4 resultAdjoint, ref Vector3 startAdjoint, ref float wAdjoint)
    {
        startAdjoint += new Vector3(resultAdjoint.X, resultAdjoint.Y, resultAdjoint.Z);
        wAdjoint += resultAdjoint.W;
        return Vector4.Create(start, w);
    }

    /// <summary>A vector from a shorter one.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static (Vector4 Value, Vector4 Tangent) CreateJvp(
        Vector2 start, float z, float w, Vector2 startTangent, float zTangent, float wTangent) =>
        (Vector4.Create(start, z, w), Vector4.Create(startTangent, zTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Create))]
    public static Vector4 CreateVjp(
        Vector2 start, float z, float w, Vector4 resultAdjoint, ref Vector2 startAdjoint, ref float zAdjoint, ref float wAdjoint)
    {
        startAdjoint += new Vector2(resultAdjoint.X, resultAdjoint.Y);
        zAdjoint += resultAdjoint.Z;
        wAdjoint += resultAdjoint.W;
        return Vector4.Create(start, z, w);
    }
}
#endif
