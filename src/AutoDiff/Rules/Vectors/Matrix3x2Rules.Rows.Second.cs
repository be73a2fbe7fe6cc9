#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.X))]
    public static (Vector2 Value, Vector2 Tangent) XVjpJvp(
        Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        XVjp(x, resultAdjoint, ref xAdjoint);
        XVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return XJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Y))]
    public static (Vector2 Value, Vector2 Tangent) YVjpJvp(
        Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        YVjp(x, resultAdjoint, ref xAdjoint);
        YVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return YJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Z))]
    public static (Vector2 Value, Vector2 Tangent) ZVjpJvp(
        Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent)
    {
        ZVjp(x, resultAdjoint, ref xAdjoint);
        ZVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ZJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static (Vector2 Value, Vector2 Tangent) ItemVjpJvp(
        Matrix3x2 x, int row, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent,
        ref Matrix3x2 xAdjointTangent)
    {
        ItemVjp(x, row, resultAdjoint, ref xAdjoint);
        ItemVjp(x, row, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, row, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetRow))]
    public static (Vector2 Value, Vector2 Tangent) GetRowVjpJvp(
        Matrix3x2 x, int row, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, Vector2 resultAdjointTangent,
        ref Matrix3x2 xAdjointTangent)
    {
        GetRowVjp(x, row, resultAdjoint, ref xAdjoint);
        GetRowVjp(x, row, resultAdjointTangent, ref xAdjointTangent);
        return GetRowJvp(x, row, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetElement))]
    public static (float Value, float Tangent) GetElementVjpJvp(
        Matrix3x2 x, int row, int column, float resultAdjoint, ref Matrix3x2 xAdjoint, Matrix3x2 xTangent, float resultAdjointTangent,
        ref Matrix3x2 xAdjointTangent)
    {
        GetElementVjp(x, row, column, resultAdjoint, ref xAdjoint);
        GetElementVjp(x, row, column, resultAdjointTangent, ref xAdjointTangent);
        return GetElementJvp(x, row, column, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithRow))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) WithRowVjpJvp(
        Matrix3x2 x, int row, Vector2 value, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Vector2 valueAdjoint, Matrix3x2 xTangent,
        Vector2 valueTangent, Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref Vector2 valueAdjointTangent)
    {
        WithRowVjp(x, row, value, resultAdjoint, ref xAdjoint, ref valueAdjoint);
        WithRowVjp(x, row, value, resultAdjointTangent, ref xAdjointTangent, ref valueAdjointTangent);
        return WithRowJvp(x, row, value, xTangent, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithElement))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) WithElementVjpJvp(
        Matrix3x2 x, int row, int column, float value, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref float valueAdjoint, Matrix3x2 xTangent,
        float valueTangent, Matrix3x2 resultAdjointTangent, ref Matrix3x2 xAdjointTangent, ref float valueAdjointTangent)
    {
        WithElementVjp(x, row, column, value, resultAdjoint, ref xAdjoint, ref valueAdjoint);
        WithElementVjp(x, row, column, value, resultAdjointTangent, ref xAdjointTangent, ref valueAdjointTangent);
        return WithElementJvp(x, row, column, value, xTangent, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateVjpJvp(
        Vector2 x, Vector2 y, Vector2 z, Matrix3x2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint, Vector2 xTangent,
        Vector2 yTangent, Vector2 zTangent, Matrix3x2 resultAdjointTangent, ref Vector2 xAdjointTangent, ref Vector2 yAdjointTangent,
        ref Vector2 zAdjointTangent)
    {
        CreateVjp(x, y, z, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint);
        CreateVjp(x, y, z, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent);
        return CreateJvp(x, y, z, xTangent, yTangent, zTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateVjpJvp(
        Vector2 value, Matrix3x2 resultAdjoint, ref Vector2 valueAdjoint, Vector2 valueTangent, Matrix3x2 resultAdjointTangent,
        ref Vector2 valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateVjpJvp(
        float value, Matrix3x2 resultAdjoint, ref float valueAdjoint, float valueTangent, Matrix3x2 resultAdjointTangent, ref float valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateVjpJvp(
        float m11, float m12, float m21, float m22, float m31, float m32, Matrix3x2 resultAdjoint, ref float m11Adjoint, ref float m12Adjoint,
        ref float m21Adjoint, ref float m22Adjoint, ref float m31Adjoint, ref float m32Adjoint, float m11Tangent, float m12Tangent, float m21Tangent,
        float m22Tangent, float m31Tangent, float m32Tangent, Matrix3x2 resultAdjointTangent, ref float m11AdjointTangent, ref float m12AdjointTangent,
        ref float m21AdjointTangent, ref float m22AdjointTangent, ref float m31AdjointTangent, ref float m32AdjointTangent)
    {
        CreateVjp(m11, m12, m21, m22, m31, m32, resultAdjoint, ref m11Adjoint, ref m12Adjoint, ref m21Adjoint, ref m22Adjoint, ref m31Adjoint, ref m32Adjoint);
        CreateVjp(m11, m12, m21, m22, m31, m32, resultAdjointTangent, ref m11AdjointTangent, ref m12AdjointTangent, ref m21AdjointTangent, ref m22AdjointTangent, ref m31AdjointTangent, ref m32AdjointTangent);
        return CreateJvp(m11, m12, m21, m22, m31, m32, m11Tangent, m12Tangent, m21Tangent, m22Tangent, m31Tangent, m32Tangent);
    }
}
#endif
