using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Matrix4x4"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result; matrices multiply row vectors from the right.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Matrix4x4Rules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Addition"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Add))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) AdditionJvp(Matrix4x4 x, Matrix4x4 y, Matrix4x4 xTangent, Matrix4x4 yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Addition"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Add))]
    public static Matrix4x4 AdditionVjp(Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Subtraction"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Subtract))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) SubtractionJvp(Matrix4x4 x, Matrix4x4 y, Matrix4x4 xTangent, Matrix4x4 yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_Subtraction"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Subtract))]
    public static Matrix4x4 SubtractionVjp(
        Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_UnaryNegation"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Negate))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) UnaryNegationJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), "op_UnaryNegation"), DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Negate))]
    public static Matrix4x4 UnaryNegationVjp(Matrix4x4 x, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) MultiplyJvp(Matrix4x4 x, float y, Matrix4x4 xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static Matrix4x4 MultiplyVjp(Matrix4x4 x, float y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Homogeneous.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) MultiplyJvp(Matrix4x4 x, Matrix4x4 y, Matrix4x4 xTangent, Matrix4x4 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ yᵀ; ȳ += xᵀ r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Multiply))]
    public static Matrix4x4 MultiplyVjp(Matrix4x4 x, Matrix4x4 y, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Matrix4x4 yAdjoint)
    {
        xAdjoint += resultAdjoint * Matrix4x4.Transpose(y);
        yAdjoint += Matrix4x4.Transpose(x) * resultAdjoint;
        return x * y;
    }

    /// <summary>r = xᵀ; ṙ = ẋᵀ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Transpose))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) TransposeJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (Matrix4x4.Transpose(x), Matrix4x4.Transpose(xTangent));

    /// <summary>x̄ += r̄ᵀ.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Transpose))]
    public static Matrix4x4 TransposeVjp(Matrix4x4 x, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint += Matrix4x4.Transpose(resultAdjoint);
        return Matrix4x4.Transpose(x);
    }

    /// <summary>r = det x; ṙ = C · ẋ with the cofactors C, of singular matrices too.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetDeterminant))]
    public static (float Value, float Tangent) GetDeterminantJvp(Matrix4x4 x, Matrix4x4 xTangent) =>
        (x.GetDeterminant(), Homogeneous.Dot(Cofactors.Of(x), xTangent));

    /// <summary>x̄ += r̄ C.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.GetDeterminant))]
    public static float GetDeterminantVjp(Matrix4x4 x, float resultAdjoint, ref Matrix4x4 xAdjoint)
    {
        xAdjoint += Cofactors.Of(x) * resultAdjoint;
        return x.GetDeterminant();
    }

    /// <summary>r = x R(q).</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Transform))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) TransformJvp(
        Matrix4x4 x, Quaternion rotation, Matrix4x4 xTangent, Quaternion rotationTangent)
    {
        Matrix4x4 turn = Matrix4x4.CreateFromQuaternion(rotation);
        return (Matrix4x4.Transform(x, rotation), (xTangent * turn) + (x * CreateFromQuaternionJvp(rotation, rotationTangent).Tangent));
    }

    /// <summary>x̄ += r̄ Rᵀ; R̄ = xᵀ r̄.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Transform))]
    public static Matrix4x4 TransformVjp(
        Matrix4x4 x, Quaternion rotation, Matrix4x4 resultAdjoint, ref Matrix4x4 xAdjoint, ref Quaternion rotationAdjoint)
    {
        Matrix4x4 turn = Matrix4x4.CreateFromQuaternion(rotation);
        xAdjoint += resultAdjoint * Matrix4x4.Transpose(turn);
        CreateFromQuaternionVjp(rotation, Matrix4x4.Transpose(x) * resultAdjoint, ref rotationAdjoint);
        return Matrix4x4.Transform(x, rotation);
    }

    /// <summary>r = (1 - a) x + a y; ṙ = (1 - a) ẋ + a ẏ + ȧ (y - x).</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Lerp))]
    public static (Matrix4x4 Value, Matrix4x4 Tangent) LerpJvp(
        Matrix4x4 x, Matrix4x4 y, float amount, Matrix4x4 xTangent, Matrix4x4 yTangent, float amountTangent) =>
        (Matrix4x4.Lerp(x, y, amount), (xTangent * (1 - amount)) + (yTangent * amount) + ((y - x) * amountTangent));

    /// <summary>x̄ += (1 - a) r̄; ȳ += a r̄; ā += r̄ · (y - x).</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Lerp))]
    public static Matrix4x4 LerpVjp(
        Matrix4x4 x,
        Matrix4x4 y,
        float amount,
        Matrix4x4 resultAdjoint,
        ref Matrix4x4 xAdjoint,
        ref Matrix4x4 yAdjoint,
        ref float amountAdjoint)
    {
        xAdjoint += resultAdjoint * (1 - amount);
        yAdjoint += resultAdjoint * amount;
        amountAdjoint += Homogeneous.Dot(resultAdjoint, y - x);
        return Matrix4x4.Lerp(x, y, amount);
    }

    /// <summary>r = M⁻¹; ṙ = -r Ṁ r. A matrix without an inverse has no derivative there: the tangent is 0.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Invert))]
    public static bool InvertJvp(Matrix4x4 matrix, out Matrix4x4 result, Matrix4x4 matrixTangent, out Matrix4x4 resultTangent)
    {
        bool isRegular = Matrix4x4.Invert(matrix, out result);
        resultTangent = isRegular ? -(result * matrixTangent * result) : default;
        return isRegular;
    }

    /// <summary>M̄ -= rᵀ r̄ rᵀ, and r̄ is taken.</summary>
    [DerivativeOf(typeof(Matrix4x4), nameof(Matrix4x4.Invert))]
    public static bool InvertVjp(Matrix4x4 matrix, out Matrix4x4 result, ref Matrix4x4 matrixAdjoint, ref Matrix4x4 resultAdjoint)
    {
        bool isRegular = Matrix4x4.Invert(matrix, out result);
        if (isRegular)
        {
            Matrix4x4 turned = Matrix4x4.Transpose(result);
            matrixAdjoint -= turned * resultAdjoint * turned;
        }

        resultAdjoint = default;
        return isRegular;
    }
}
