#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Rows, and matrices made from parts.</content>
public static partial class Matrix4x4Rules
{
    /// <summary>Row 1.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.X))]
    public static (Vector4 Value, Vector4 Tangent) XJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.X, xTangent.X);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.X))]
    public static Vector4 XVjp(Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint.X += resultAdjoint;
        return x.X;
    }

    /// <summary>Row 2.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Y))]
    public static (Vector4 Value, Vector4 Tangent) YJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.Y, xTangent.Y);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Y))]
    public static Vector4 YVjp(Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint.Y += resultAdjoint;
        return x.Y;
    }

    /// <summary>Row 3.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Z))]
    public static (Vector4 Value, Vector4 Tangent) ZJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.Z, xTangent.Z);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Z))]
    public static Vector4 ZVjp(Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint.Z += resultAdjoint;
        return x.Z;
    }

    /// <summary>Row 4.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.W))]
    public static (Vector4 Value, Vector4 Tangent) WJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.W, xTangent.W);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.W))]
    public static Vector4 WVjp(Matrix4x4 x, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint.W += resultAdjoint;
        return x.W;
    }

    /// <summary>A row.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static (Vector4 Value, Vector4 Tangent) ItemJvp(Matrix4x4 x, int row, Matrix4x4 xTangent) =>
        (x[row], xTangent[row]);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), "Item")]
    public static Vector4 ItemVjp(Matrix4x4 x, int row, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint[row] += resultAdjoint;
        return x[row];
    }

    /// <summary>A row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetRow))]
    public static (Vector4 Value, Vector4 Tangent) GetRowJvp(Matrix4x4 x, int row, Matrix4x4 xTangent) =>
        (x.GetRow(row), xTangent.GetRow(row));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetRow))]
    public static Vector4 GetRowVjp(Matrix4x4 x, int row, Vector4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint[row] += resultAdjoint;
        return x.GetRow(row);
    }

    /// <summary>An element.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetElement))]
    public static (float Value, float Tangent) GetElementJvp(Matrix4x4 x, int row, int column, Matrix4x4 xTangent) =>
        (x.GetElement(row, column), xTangent.GetElement(row, column));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetElement))]
    public static float GetElementVjp(Matrix4x4 x, int row, int column, float resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint[row, column] += resultAdjoint;
        return x.GetElement(row, column);
    }

    /// <summary>Another row.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithRow))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) WithRowJvp(
        Matrix4x4 x, int row, Vector4 value, Matrix4x4 xTangent, Vector4 valueTangent) =>
        (x.WithRow(row, value), xTangent.WithRow(row, valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithRow))]
    public static Matrix4x4 WithRowVjp(
        Matrix4x4 x, int row, Vector4 value, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Vector4 valueAdjoint)
    {
        xAdjoint += resultAdjoint.WithRow(row, default);
        valueAdjoint += resultAdjoint.GetRow(row);
        return x.WithRow(row, value);
    }

    /// <summary>Another element.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithElement))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) WithElementJvp(
        Matrix4x4 x, int row, int column, float value, Matrix4x4 xTangent, float valueTangent) =>
        (x.WithElement(row, column, value), xTangent.WithElement(row, column, valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.WithElement))]
    public static Matrix4x4 WithElementVjp(
        Matrix4x4 x, int row, int column, float value, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref float valueAdjoint)
    {
        xAdjoint += resultAdjoint.WithElement(row, column, 0);
        valueAdjoint += resultAdjoint.GetElement(row, column);
        return x.WithElement(row, column, value);
    }

    /// <summary>A matrix from its rows.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateJvp(
        Vector4 x, Vector4 y, Vector4 z, Vector4 w, Vector4 xTangent, Vector4 yTangent, Vector4 zTangent, Vector4 wTangent) =>
        (Matrix4x4.Create(x, y, z, w), Matrix4x4.Create(xTangent, yTangent, zTangent, wTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static Matrix4x4 CreateVjp(
        Vector4 x,
        Vector4 y,
        Vector4 z,
        Vector4 w,
        Matrix4x4 resultAdjoint,
        ref Vector4 xAdjoint,
        ref Vector4 yAdjoint,
        ref Vector4 zAdjoint,
        ref Vector4 wAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        zAdjoint += resultAdjoint.Z;
        wAdjoint += resultAdjoint.W;
        return Matrix4x4.Create(x, y, z, w);
    }

    /// <summary>A matrix of equal rows.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateJvp(Vector4 value, Vector4 valueTangent) =>
        (Matrix4x4.Create(value), Matrix4x4.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static Matrix4x4 CreateVjp(Vector4 value, Matrix4x4 resultAdjoint, ref Vector4 valueAdjoint)
    {
        valueAdjoint += resultAdjoint.X + resultAdjoint.Y + resultAdjoint.Z + resultAdjoint.W;
        return Matrix4x4.Create(value);
    }

    /// <summary>A matrix of equal elements.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateJvp(float value, float valueTangent) =>
        (Matrix4x4.Create(value), Matrix4x4.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static Matrix4x4 CreateVjp(float value, Matrix4x4 resultAdjoint, ref float valueAdjoint)
    {
        valueAdjoint += Homogeneous.Dot(resultAdjoint, Matrix4x4.Create(1));
        return Matrix4x4.Create(value);
    }

    /// <summary>A matrix from its elements.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateJvp(
        float m11,
        float m12,
        float m13,
        float m14,
        float m21,
        float m22,
        float m23,
        float m24,
        float m31,
        float m32,
        float m33,
        float m34,
        float m41,
        float m42,
        float m43,
        float m44,
        float m11Tangent,
        float m12Tangent,
        float m13Tangent,
        float m14Tangent,
        float m21Tangent,
        float m22Tangent,
        float m23Tangent,
        float m24Tangent,
        float m31Tangent,
        float m32Tangent,
        float m33Tangent,
        float m34Tangent,
        float m41Tangent,
        float m42Tangent,
        float m43Tangent,
        float m44Tangent) =>
        (Matrix4x4.Create(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44), Matrix4x4.Create(m11Tangent, m12Tangent, m13Tangent, m14Tangent, m21Tangent, m22Tangent, m23Tangent, m24Tangent, m31Tangent, m32Tangent, m33Tangent, m34Tangent, m41Tangent, m42Tangent, m43Tangent, m44Tangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static Matrix4x4 CreateVjp(
        float m11,
        float m12,
        float m13,
        float m14,
        float m21,
        float m22,
        float m23,
        float m24,
        float m31,
        float m32,
        float m33,
        float m34,
        float m41,
        float m42,
        float m43,
        float m44,
        Matrix4x4 resultAdjoint,
        ref float m11Adjoint,
        ref float m12Adjoint,
        ref float m13Adjoint,
        ref float m14Adjoint,
        ref float m21Adjoint,
        ref float m22Adjoint,
        ref float m23Adjoint,
        ref float m24Adjoint,
        ref float m31Adjoint,
        ref float m32Adjoint,
        ref float m33Adjoint,
        ref float m34Adjoint,
        ref float m41Adjoint,
        ref float m42Adjoint,
        ref float m43Adjoint,
        ref float m44Adjoint)
    {
        m11Adjoint += resultAdjoint.M11;
        m12Adjoint += resultAdjoint.M12;
        m13Adjoint += resultAdjoint.M13;
        m14Adjoint += resultAdjoint.M14;
        m21Adjoint += resultAdjoint.M21;
        m22Adjoint += resultAdjoint.M22;
        m23Adjoint += resultAdjoint.M23;
        m24Adjoint += resultAdjoint.M24;
        m31Adjoint += resultAdjoint.M31;
        m32Adjoint += resultAdjoint.M32;
        m33Adjoint += resultAdjoint.M33;
        m34Adjoint += resultAdjoint.M34;
        m41Adjoint += resultAdjoint.M41;
        m42Adjoint += resultAdjoint.M42;
        m43Adjoint += resultAdjoint.M43;
        m44Adjoint += resultAdjoint.M44;
        return Matrix4x4.Create(m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44);
    }

    /// <summary>The same transformation in the plane of the first two elements.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) CreateJvp(Matrix3x2 value, Matrix3x2 valueTangent) =>
        (Matrix4x4.Create(value), Matrix4x4.Create(valueTangent) - Matrix4x4.Create(default(Matrix3x2)));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Create))]
    public static Matrix4x4 CreateVjp(Matrix3x2 value, Matrix4x4 resultAdjoint, ref Matrix3x2 valueAdjoint)
    {
        valueAdjoint += new Matrix3x2(resultAdjoint.M11, resultAdjoint.M12, resultAdjoint.M21, resultAdjoint.M22, resultAdjoint.M41, resultAdjoint.M42);
        return Matrix4x4.Create(value);
    }
}
#endif
