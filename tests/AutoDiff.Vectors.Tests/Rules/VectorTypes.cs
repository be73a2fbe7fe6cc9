using System.Numerics;

namespace AutoDiff.Vectors.Tests.Rules;

/// <summary>The vector types of the framework.</summary>
internal static class VectorTypes
{
    public static readonly Type[] All =
    [
        typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Quaternion), typeof(Matrix3x2), typeof(Matrix4x4), typeof(Plane), typeof(Complex),
    ];

    /// <summary>Whether values of the type carry a derivative.</summary>
    public static bool IsDifferentiable(Type type)
    {
        type = type.IsByRef || type.IsArray ? type.GetElementType()! : type;
        return type == typeof(double)
            || type == typeof(float)
            || All.Contains(type)
            || (type.IsGenericType && type.GetGenericArguments().Any(IsDifferentiable));
    }
}
