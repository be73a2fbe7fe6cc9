#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Vectors made by a method.</content>
public static partial class Vector3Rules
{
    /// <summary>A vector from its elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateJvp(float x, float y, float z, float xTangent, float yTangent, float zTangent) =>
        (Vector3.Create(x, y, z), Vector3.Create(xTangent, yTangent, zTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static Vector3 CreateVjp(
        float x, float y, float z, Vector3 resultAdjoint, ref float xAdjoint, ref float yAdjoint, ref float zAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        zAdjoint += resultAdjoint.Z;
        return Vector3.Create(x, y, z);
    }

    /// <summary>A vector of equal elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateJvp(float value, float valueTangent) =>
        (Vector3.Create(value), Vector3.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static Vector3 CreateVjp(float value, Vector3 resultAdjoint, ref float valueAdjoint)
    {
        valueAdjoint += Vector3.Sum(resultAdjoint);
        return Vector3.Create(value);
    }

    /// <summary>A vector of one element and zeros.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalar))]
    public static (Vector3 Value, Vector3 Tangent) CreateScalarJvp(float x, float xTangent) =>
        (Vector3.CreateScalar(x), Vector3.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalar))]
    public static Vector3 CreateScalarVjp(float x, Vector3 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector3.CreateScalar(x);
    }

    /// <summary>A vector of one element; the others have no derivative.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalarUnsafe))]
    public static (Vector3 Value, Vector3 Tangent) CreateScalarUnsafeJvp(float x, float xTangent) =>
        (Vector3.CreateScalarUnsafe(x), Vector3.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.CreateScalarUnsafe))]
    public static Vector3 CreateScalarUnsafeVjp(float x, Vector3 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector3.CreateScalarUnsafe(x);
    }

    /// <summary>A vector from the first elements of a span.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateJvp(ReadOnlySpan<float> values, ReadOnlySpan<float> valuesTangent) =>
        (Vector3.Create(values), Vector3.Create(valuesTangent));

    /// <summary>The adjoints go to the first elements.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static Vector3 CreateVjp(ReadOnlySpan<float> values, Vector3 resultAdjoint, Span<float> valuesAdjoint)
    {
        (Vector3.Create(valuesAdjoint) + resultAdjoint).CopyTo(valuesAdjoint);
        return Vector3.Create(values);
    }

    /// <summary>A vector from a shorter one.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static (Vector3 Value, Vector3 Tangent) CreateJvp(Vector2 start, float z, Vector2 startTangent, float zTangent) =>
        (Vector3.Create(start, z), Vector3.Create(startTangent, zTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Create))]
    public static Vector3 CreateVjp(Vector2 start, float z, Vector3 resultAdjoint, ref Vector2 startAdjoint, ref float zAdjoint)
    {
        startAdjoint += new Vector2(resultAdjoint.X, resultAdjoint.Y);
        zAdjoint += resultAdjoint.Z;
        return Vector3.Create(start, z);
    }
}
#endif
