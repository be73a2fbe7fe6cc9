#if NET10_0_OR_GREATER
using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Rows, and matrices made from parts.</content>
public static partial class Matrix3x2Rules
{
    /// <summary>Row 1.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.X))]
    public static (Vector2 Value, Vector2 Tangent) XJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (x.X, xTangent.X);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.X))]
    public static Vector2 XVjp(Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint.X += resultAdjoint;
        return x.X;
    }

    /// <summary>Row 2.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Y))]
    public static (Vector2 Value, Vector2 Tangent) YJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (x.Y, xTangent.Y);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Y))]
    public static Vector2 YVjp(Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint.Y += resultAdjoint;
        return x.Y;
    }

    /// <summary>Row 3.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Z))]
    public static (Vector2 Value, Vector2 Tangent) ZJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (x.Z, xTangent.Z);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Z))]
    public static Vector2 ZVjp(Matrix3x2 x, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint.Z += resultAdjoint;
        return x.Z;
    }

    /// <summary>A row.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static (Vector2 Value, Vector2 Tangent) ItemJvp(Matrix3x2 x, int row, Matrix3x2 xTangent) =>
        (x[row], xTangent[row]);

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), "Item")]
    public static Vector2 ItemVjp(Matrix3x2 x, int row, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint[row] += resultAdjoint;
        return x[row];
    }

    /// <summary>A row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetRow))]
    public static (Vector2 Value, Vector2 Tangent) GetRowJvp(Matrix3x2 x, int row, Matrix3x2 xTangent) =>
        (x.GetRow(row), xTangent.GetRow(row));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetRow))]
    public static Vector2 GetRowVjp(Matrix3x2 x, int row, Vector2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint[row] += resultAdjoint;
        return x.GetRow(row);
    }

    /// <summary>An element.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetElement))]
    public static (float Value, float Tangent) GetElementJvp(Matrix3x2 x, int row, int column, Matrix3x2 xTangent) =>
        (x.GetElement(row, column), xTangent.GetElement(row, column));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetElement))]
    public static float GetElementVjp(Matrix3x2 x, int row, int column, float resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint[row, column] += resultAdjoint;
        return x.GetElement(row, column);
    }

    /// <summary>Another row.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithRow))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) WithRowJvp(
        Matrix3x2 x, int row, Vector2 value, Matrix3x2 xTangent, Vector2 valueTangent) =>
        (x.WithRow(row, value), xTangent.WithRow(row, valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithRow))]
    public static Matrix3x2 WithRowVjp(
        Matrix3x2 x, int row, Vector2 value, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Vector2 valueAdjoint)
    {
        xAdjoint += resultAdjoint.WithRow(row, default);
        valueAdjoint += resultAdjoint.GetRow(row);
        return x.WithRow(row, value);
    }

    /// <summary>Another element.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithElement))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) WithElementJvp(
        Matrix3x2 x, int row, int column, float value, Matrix3x2 xTangent, float valueTangent) =>
        (x.WithElement(row, column, value), xTangent.WithElement(row, column, valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.WithElement))]
    public static Matrix3x2 WithElementVjp(
        Matrix3x2 x, int row, int column, float value, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref float valueAdjoint)
    {
        xAdjoint += resultAdjoint.WithElement(row, column, 0);
        valueAdjoint += resultAdjoint.GetElement(row, column);
        return x.WithElement(row, column, value);
    }

    /// <summary>A matrix from its rows.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateJvp(
        Vector2 x, Vector2 y, Vector2 z, Vector2 xTangent, Vector2 yTangent, Vector2 zTangent) =>
        (Matrix3x2.Create(x, y, z), Matrix3x2.Create(xTangent, yTangent, zTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static Matrix3x2 CreateVjp(
        Vector2 x, Vector2 y, Vector2 z, Matrix3x2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint, ref Vector2 zAdjoint)
    {
        xAdjoint += resultAdjoint.X;
        yAdjoint += resultAdjoint.Y;
        zAdjoint += resultAdjoint.Z;
        return Matrix3x2.Create(x, y, z);
    }

    /// <summary>A matrix of equal rows.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateJvp(Vector2 value, Vector2 valueTangent) =>
        (Matrix3x2.Create(value), Matrix3x2.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static Matrix3x2 CreateVjp(Vector2 value, Matrix3x2 resultAdjoint, ref Vector2 valueAdjoint)
    {
        valueAdjoint += resultAdjoint.X + resultAdjoint.Y + resultAdjoint.Z;
        return Matrix3x2.Create(value);
    }

    /// <summary>A matrix of equal elements.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateJvp(float value, float valueTangent) =>
        (Matrix3x2.Create(value), Matrix3x2.Create(valueTangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static Matrix3x2 CreateVjp(float value, Matrix3x2 resultAdjoint, ref float valueAdjoint)
    {
        valueAdjoint += Homogeneous.Dot(resultAdjoint, Matrix3x2.Create(1));
        return Matrix3x2.Create(value);
    }

    /// <summary>A matrix from its elements.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) CreateJvp(
        float m11,
        float m12,
        float m21,
        float m22,
        float m31,
        float m32,
        float m11Tangent,
        float m12Tangent,
        float m21Tangent,
        float m22Tangent,
        float m31Tangent,
        float m32Tangent) =>
        (Matrix3x2.Create(m11, m12, m21, m22, m31, m32), Matrix3x2.Create(m11Tangent, m12Tangent, m21Tangent, m22Tangent, m31Tangent, m32Tangent));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Create))]
    public static Matrix3x2 CreateVjp(
        float m11,
        float m12,
        float m21,
        float m22,
        float m31,
        float m32,
        Matrix3x2 resultAdjoint,
        ref float m11Adjoint,
        ref float m12Adjoint,
        ref float m21Adjoint,
        ref float m22Adjoint,
        ref float m31Adjoint,
        ref float m32Adjoint)
    {
        m11Adjoint += resultAdjoint.M11;
        m12Adjoint += resultAdjoint.M12;
        m21Adjoint += resultAdjoint.M21;
        m22Adjoint += resultAdjoint.M22;
        m31Adjoint += resultAdjoint.M31;
        m32Adjoint += resultAdjoint.M32;
        return Matrix3x2.Create(m11, m12, m21, m22, m31, m32);
    }
}
#endif
