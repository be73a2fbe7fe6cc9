#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.X))]
    public static (Vector4 Value, Vector4 Tangent) XVjpJvp(
        Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        XVjp(x, resultAdjoint, ref xAdjoint);
        XVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return XJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Y))]
    public static (Vector4 Value, Vector4 Tangent) YVjpJvp(
        Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        YVjp(x, resultAdjoint, ref xAdjoint);
        YVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return YJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Z))]
    public static (Vector4 Value, Vector4 Tangent) ZVjpJvp(
        Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        ZVjp(x, resultAdjoint, ref xAdjoint);
        ZVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ZJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.W))]
    public static (Vector4 Value, Vector4 Tangent) WVjpJvp(
        Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent)
    {
        WVjp(x, resultAdjoint, ref xAdjoint);
        WVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return WJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static (Vector4 Value, Vector4 Tangent) ItemVjpJvp(
        Matrix4x4 x, int row, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent,
        ref Matrix4x4 xAdjointTangent)
    {
        ItemVjp(x, row, resultAdjoint, ref xAdjoint);
        ItemVjp(x, row, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, row, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetRow))]
    public static (Vector4 Value, Vector4 Tangent) GetRowVjpJvp(
        Matrix4x4 x, int row, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, Vector4 resultAdjointTangent,
        ref Matrix4x4 xAdjointTangent)
    {
        GetRowVjp(x, row, resultAdjoint, ref xAdjoint);
        GetRowVjp(x, row, resultAdjointTangent, ref xAdjointTangent);
        return GetRowJvp(x, row, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetElement))]
    public static (float Value, float Tangent) GetElementVjpJvp(
        Matrix4x4 x, int row, int column, float resultAdjoint, ref Matrix4x4 xAdjoint, Matrix4x4 xTangent, float resultAdjointTangent,
        ref Matrix4x4 xAdjointTangent)
    {
        GetElementVjp(x, row, column, resultAdjoint, ref xAdjoint);
        GetElementVjp(x, row, column, resultAdjointTangent, ref xAdjointTangent);
        return GetElementJvp(x, row, column, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithRow))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) WithRowVjpJvp(
        Matrix4x4 x, int row, Vector4 value, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Vector4 valueAdjoint, Matrix4x4 xTangent,
        Vector4 valueTangent, Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref Vector4 valueAdjointTangent)
    {
        WithRowVjp(x, row, value, resultAdjoint, ref xAdjoint, ref valueAdjoint);
        WithRowVjp(x, row, value, resultAdjointTangent, ref xAdjointTangent, ref valueAdjointTangent);
        return WithRowJvp(x, row, value, xTangent, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithElement))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) WithElementVjpJvp(
        Matrix4x4 x, int row, int column, float value, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref float valueAdjoint, Matrix4x4 xTangent,
        float valueTangent, Matrix4x4 resultAdjointTangent, ref Matrix4x4 xAdjointTangent, ref float valueAdjointTangent)
    {
        WithElementVjp(x, row, column, value, resultAdjoint, ref xAdjoint, ref valueAdjoint);
        WithElementVjp(x, row, column, value, resultAdjointTangent, ref xAdjointTangent, ref valueAdjointTangent);
        return WithElementJvp(x, row, column, value, xTangent, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateVjpJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 w, Matrix4x4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint, ref Vector4 zAdjoint,
        ref Vector4 wAdjoint, Vector4 xTangent, Vector4 yTangent, Vector4 zTangent, Vector4 wTangent, Matrix4x4 resultAdjointTangent,
        ref Vector4 xAdjointTangent, ref Vector4 yAdjointTangent, ref Vector4 zAdjointTangent, ref Vector4 wAdjointTangent)
    {
        CreateVjp(x, y, z, w, resultAdjoint, ref xAdjoint, ref yAdjoint, ref zAdjoint, ref wAdjoint);
        CreateVjp(x, y, z, w, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent, ref zAdjointTangent, ref wAdjointTangent);
        return CreateJvp(x, y, z, w, xTangent, yTangent, zTangent, wTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateVjpJvp(
        Vector4 value, Matrix4x4 resultAdjoint, ref Vector4 valueAdjoint, Vector4 valueTangent, Matrix4x4 resultAdjointTangent,
        ref Vector4 valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateVjpJvp(
        float value, Matrix4x4 resultAdjoint, ref float valueAdjoint, float valueTangent, Matrix4x4 resultAdjointTangent, ref float valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateVjpJvp(
        float m11, float m12, float m13, float m14, float m21, float m22, float m23, float m24, float m31, float m32, float m33, float m34, float m41,
        float m42, float m43, float m44, Matrix4x4 resultAdjoint, ref float m11Adjoint, ref float m12Adjoint, ref float m13Adjoint,
        ref float m14Adjoint, ref float m21Adjoint, ref float m22Adjoint, ref float m23Adjoint, ref float m24Adjoint, ref float m31Adjoint,
        ref float m32Adjoint, ref float m33Adjoint, ref float m34Adjoint, ref float m41Adjoint, ref float m42Adjoint, ref float m43Adjoint,
        ref float m44Adjoint, float m11Tangent, float m12Tangent, float m13Tangent, float m14Tangent, float m21Tangent, float m22Tangent,
        float m23Tangent, float m24Tangent, float m31Tangent, float m32Tangent, float m33Tangent, float m34Tangent, float m41Tangent, float m42Tangent,
        float m43Tangent, float m44Tangent, Matrix4x4 resultAdjointTangent, ref float m11AdjointTangent, ref float m12AdjointTangent,
        ref float m13AdjointTangent, ref float m14AdjointTangent, ref float m21AdjointTangent, ref float m22AdjointTangent,
        ref float m23AdjointTangent, ref float m24AdjointTangent, ref float m31AdjointTangent, ref float m32AdjointTangent,
        ref float m33AdjointTangent, ref float m34AdjointTangent, ref float m41AdjointTangent, ref float m42AdjointTangent,
        ref float m43AdjointTangent, ref float m44AdjointTangent)
    {
        CreateVjp(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44, resultAdjoint, ref m11Adjoint, ref m12Adjoint, ref m13Adjoint, ref m14Adjoint, ref m21Adjoint, ref m22Adjoint, ref m23Adjoint, ref m24Adjoint, ref m31Adjoint, ref m32Adjoint, ref m33Adjoint, ref m34Adjoint, ref m41Adjoint, ref m42Adjoint, ref m43Adjoint, ref m44Adjoint);
        CreateVjp(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44, resultAdjointTangent, ref m11AdjointTangent, ref m12AdjointTangent, ref m13AdjointTangent, ref m14AdjointTangent, ref m21AdjointTangent, ref m22AdjointTangent, ref m23AdjointTangent, ref m24AdjointTangent, ref m31AdjointTangent, ref m32AdjointTangent, ref m33AdjointTangent, ref m34AdjointTangent, ref m41AdjointTangent, ref m42AdjointTangent, ref m43AdjointTangent, ref m44AdjointTangent);
        return CreateJvp(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44, m11Tangent, m12Tangent, m13Tangent, m14Tangent, m21Tangent, m22Tangent, m23Tangent, m24Tangent, m31Tangent, m32Tangent, m33Tangent, m34Tangent, m41Tangent, m42Tangent, m43Tangent, m44Tangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateVjpJvp(
        Matrix3x2 value, Matrix4x4 resultAdjoint, ref Matrix3x2 valueAdjoint, Matrix3x2 valueTangent, Matrix4x4 resultAdjointTangent,
        ref Matrix3x2 valueAdjointTangent)
    {
        CreateVjp(value, resultAdjoint, ref valueAdjoint);
        CreateVjp(value, resultAdjointTangent, ref valueAdjointTangent);
        return CreateJvp(value, valueTangent);
    }
}
#endif
