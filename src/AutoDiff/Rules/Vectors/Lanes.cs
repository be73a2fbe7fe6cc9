using System.Numerics;
using System.Runtime.Intrinsics;

namespace AutoDiff.Rules;

/// <summary>Products and quotients of vectors where a shadow that is zero stays exactly zero, whatever it meets.</summary>
internal static class Lanes
{
    /// <summary>partial ∘ shadow, zero where the shadow is.</summary>
    public static Vector2 Multiply(Vector2 partial, Vector2 shadow) => Where(shadow, partial * shadow);

    /// <summary>shadow / divisor, zero where the shadow is.</summary>
    public static Vector2 Divide(Vector2 shadow, Vector2 divisor) => Where(shadow, shadow / divisor);

    /// <summary>x / |x|, and 0 at 0.</summary>
    public static Vector2 Direction(Vector2 x)
    {
        float length = x.Length();
        return length == 0 ? default : x / length;
    }

    /// <summary>The derivative of x / |x|, which is symmetric: (s - n (n · s)) / |x|, and 0 at 0.</summary>
    public static Vector2 Across(Vector2 x, Vector2 shadow)
    {
        float length = x.Length();
        if (length == 0)
        {
            return default;
        }

        Vector2 direction = x / length;
        return (shadow - (direction * Vector2.Dot(direction, shadow))) / length;
    }

    private static Vector2 Where(Vector2 shadow, Vector2 product) =>
        Vector128.AndNot(product.AsVector128(), Vector128.Equals(shadow.AsVector128(), Vector128<float>.Zero)).AsVector2();

    /// <summary>partial ∘ shadow, zero where the shadow is.</summary>
    public static Vector3 Multiply(Vector3 partial, Vector3 shadow) => Where(shadow, partial * shadow);

    /// <summary>shadow / divisor, zero where the shadow is.</summary>
    public static Vector3 Divide(Vector3 shadow, Vector3 divisor) => Where(shadow, shadow / divisor);

    /// <summary>x / |x|, and 0 at 0.</summary>
    public static Vector3 Direction(Vector3 x)
    {
        float length = x.Length();
        return length == 0 ? default : x / length;
    }

    /// <summary>The derivative of x / |x|, which is symmetric: (s - n (n · s)) / |x|, and 0 at 0.</summary>
    public static Vector3 Across(Vector3 x, Vector3 shadow)
    {
        float length = x.Length();
        if (length == 0)
        {
            return default;
        }

        Vector3 direction = x / length;
        return (shadow - (direction * Vector3.Dot(direction, shadow))) / length;
    }

    private static Vector3 Where(Vector3 shadow, Vector3 product) =>
        Vector128.AndNot(product.AsVector128(), Vector128.Equals(shadow.AsVector128(), Vector128<float>.Zero)).AsVector3();

    /// <summary>partial ∘ shadow, zero where the shadow is.</summary>
    public static Vector4 Multiply(Vector4 partial, Vector4 shadow) => Where(shadow, partial * shadow);

    /// <summary>shadow / divisor, zero where the shadow is.</summary>
    public static Vector4 Divide(Vector4 shadow, Vector4 divisor) => Where(shadow, shadow / divisor);

    /// <summary>x / |x|, and 0 at 0.</summary>
    public static Vector4 Direction(Vector4 x)
    {
        float length = x.Length();
        return length == 0 ? default : x / length;
    }

    /// <summary>The derivative of x / |x|, which is symmetric: (s - n (n · s)) / |x|, and 0 at 0.</summary>
    public static Vector4 Across(Vector4 x, Vector4 shadow)
    {
        float length = x.Length();
        if (length == 0)
        {
            return default;
        }

        Vector4 direction = x / length;
        return (shadow - (direction * Vector4.Dot(direction, shadow))) / length;
    }

    private static Vector4 Where(Vector4 shadow, Vector4 product) =>
        Vector128.AndNot(product.AsVector128(), Vector128.Equals(shadow.AsVector128(), Vector128<float>.Zero)).AsVector4();
}
