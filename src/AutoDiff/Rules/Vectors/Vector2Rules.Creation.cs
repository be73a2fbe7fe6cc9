#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Vectors made by a method.</content>
public static partial class Vector2Rules
{
    /// <summary>A vector from its elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static (Vector2 Value, Vector2 Tangent) CreateJvp(float x, float y, float xTangent, float yTangent) =>
        (Vector2.Create(x, y), Vector2.Create(xTangent, yTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static Vector2 CreateVjp(float x, float y, Vector2 resultAdjoint, ref float xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        return Vector2.Create(x, y);
    }

    /// <summary>A vector of equal elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static (Vector2 Value, Vector2 Tangent) CreateJvp(float value, float valueTangent) =>
        (Vector2.Create(value), Vector2.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static Vector2 CreateVjp(float value, Vector2 resultAdjoint, ref float valueAdjoint)
    {
        valueAdjoint += Vector2.Sum(resultAdjoint);
        return Vector2.Create(value);
    }

    /// <summary>A vector of one element and zeros.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalar))]
    public static (Vector2 Value, Vector2 Tangent) CreateScalarJvp(float x, float xTangent) =>
        (Vector2.CreateScalar(x), Vector2.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalar))]
    public static Vector2 CreateScalarVjp(float x, Vector2 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector2.CreateScalar(x);
    }

    /// <summary>A vector of one element; the others have no derivative.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalarUnsafe))]
    public static (Vector2 Value, Vector2 Tangent) CreateScalarUnsafeJvp(float x, float xTangent) =>
        (Vector2.CreateScalarUnsafe(x), Vector2.CreateScalar(xTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.CreateScalarUnsafe))]
    public static Vector2 CreateScalarUnsafeVjp(float x, Vector2 resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        return Vector2.CreateScalarUnsafe(x);
    }

    /// <summary>A vector from the first elements of a span.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static (Vector2 Value, Vector2 Tangent) CreateJvp(ReadOnlySpan<float> values, ReadOnlySpan<float> valuesTangent) =>
        (Vector2.Create(values), Vector2.Create(valuesTangent));

    /// <summary>The adjoints go to the first elements.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Create))]
    public static Vector2 CreateVjp(ReadOnlySpan<float> values, Vector2 resultAdjoint, Span<float> valuesAdjoint)
    {
        (Vector2.Create(valuesAdjoint) + resultAdjoint).CopyTo(valuesAdjoint);
        return Vector2.Create(values);
    }
}
#endif
