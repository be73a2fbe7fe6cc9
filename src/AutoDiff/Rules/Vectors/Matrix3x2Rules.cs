using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Matrix3x2"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result; matrices multiply row vectors from the right.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Matrix3x2Rules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Addition"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Add))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) AdditionJvp(Matrix3x2 x, Matrix3x2 y, Matrix3x2 xTangent, Matrix3x2 yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Addition"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Add))]
    public static Matrix3x2 AdditionVjp(Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Subtraction"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Subtract))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) SubtractionJvp(Matrix3x2 x, Matrix3x2 y, Matrix3x2 xTangent, Matrix3x2 yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_Subtraction"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Subtract))]
    public static Matrix3x2 SubtractionVjp(
        Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_UnaryNegation"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Negate))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) UnaryNegationJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Matrix3x2), "op_UnaryNegation"), DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Negate))]
    public static Matrix3x2 UnaryNegationVjp(Matrix3x2 x, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) MultiplyJvp(Matrix3x2 x, float y, Matrix3x2 xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static Matrix3x2 MultiplyVjp(Matrix3x2 x, float y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Homogeneous.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = x y as if completed by a column (0, 0, 1); ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) MultiplyJvp(Matrix3x2 x, Matrix3x2 y, Matrix3x2 xTangent, Matrix3x2 yTangent) =>
        (x * y, Linear(xTangent, y) + Times(x, yTangent));

    /// <summary>x̄ += r̄ yᵀ; ȳ += xᵀ r̄.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Multiply))]
    public static Matrix3x2 MultiplyVjp(Matrix3x2 x, Matrix3x2 y, Matrix3x2 resultAdjoint, ref Matrix3x2 xAdjoint, ref Matrix3x2 yAdjoint)
    {
        xAdjoint += Linear(resultAdjoint, Transposed(y));
        yAdjoint += Left(x, resultAdjoint);
        return x * y;
    }

    /// <summary>r = M₁₁ M₂₂ - M₂₁ M₁₂.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetDeterminant))]
    public static (float Value, float Tangent) GetDeterminantJvp(Matrix3x2 x, Matrix3x2 xTangent) =>
        (x.GetDeterminant(), (xTangent.M11 * x.M22) + (x.M11 * xTangent.M22) - (xTangent.M21 * x.M12) - (x.M21 * xTangent.M12));

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.GetDeterminant))]
    public static float GetDeterminantVjp(Matrix3x2 x, float resultAdjoint, ref Matrix3x2 xAdjoint)
    {
        xAdjoint += new Matrix3x2(x.M22, -x.M21, -x.M12, x.M11, 0, 0) * resultAdjoint;
        return x.GetDeterminant();
    }

    /// <summary>r = (1 - a) x + a y; ṙ = (1 - a) ẋ + a ẏ + ȧ (y - x).</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Lerp))]
    public static (Matrix3x2 Value, Matrix3x2 Tangent) LerpJvp(
        Matrix3x2 x, Matrix3x2 y, float amount, Matrix3x2 xTangent, Matrix3x2 yTangent, float amountTangent) =>
        (Matrix3x2.Lerp(x, y, amount), (xTangent * (1 - amount)) + (yTangent * amount) + ((y - x) * amountTangent));

    /// <summary>x̄ += (1 - a) r̄; ȳ += a r̄; ā += r̄ · (y - x).</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Lerp))]
    public static Matrix3x2 LerpVjp(
        Matrix3x2 x,
        Matrix3x2 y,
        float amount,
        Matrix3x2 resultAdjoint,
        ref Matrix3x2 xAdjoint,
        ref Matrix3x2 yAdjoint,
        ref float amountAdjoint)
    {
        xAdjoint += resultAdjoint * (1 - amount);
        yAdjoint += resultAdjoint * amount;
        amountAdjoint += Homogeneous.Dot(resultAdjoint, y - x);
        return Matrix3x2.Lerp(x, y, amount);
    }

    /// <summary>r = M⁻¹; ṙ = -ρ Ṁ r, where ρ is r without its last row. A matrix without an inverse has the tangent 0.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Invert))]
    public static bool InvertJvp(Matrix3x2 matrix, out Matrix3x2 result, Matrix3x2 matrixTangent, out Matrix3x2 resultTangent)
    {
        bool isRegular = Matrix3x2.Invert(matrix, out result);
        resultTangent = isRegular ? -Linear(Times(result, matrixTangent), result) : default;
        return isRegular;
    }

    /// <summary>M̄ -= rᵀ r̄ rᵀ, and r̄ is taken.</summary>
    [DerivativeOf(typeof(Matrix3x2), nameof(Matrix3x2.Invert))]
    public static bool InvertVjp(Matrix3x2 matrix, out Matrix3x2 result, ref Matrix3x2 matrixAdjoint, ref Matrix3x2 resultAdjoint)
    {
        bool isRegular = Matrix3x2.Invert(matrix, out result);
        if (isRegular)
        {
            matrixAdjoint -= Left(result, Linear(resultAdjoint, Transposed(result)));
        }

        resultAdjoint = default;
        return isRegular;
    }

    /// <summary>x y for a tangent x, whose completion is a column of zeros: nothing is added to its rows.</summary>
    private static Matrix3x2 Linear(Matrix3x2 x, Matrix3x2 y) => new(
        (x.M11 * y.M11) + (x.M12 * y.M21), (x.M11 * y.M12) + (x.M12 * y.M22),
        (x.M21 * y.M11) + (x.M22 * y.M21), (x.M21 * y.M12) + (x.M22 * y.M22),
        (x.M31 * y.M11) + (x.M32 * y.M21), (x.M31 * y.M12) + (x.M32 * y.M22));

    /// <summary>x y for a tangent y: its last row comes into the last row alone, once.</summary>
    private static Matrix3x2 Times(Matrix3x2 x, Matrix3x2 y)
    {
        Matrix3x2 product = Linear(x, y);
        product.M31 += y.M31;
        product.M32 += y.M32;
        return product;
    }

    /// <summary>xᵀ r̄: the adjoint of <see cref="Times"/> by y.</summary>
    private static Matrix3x2 Left(Matrix3x2 x, Matrix3x2 g) => new(
        (x.M11 * g.M11) + (x.M21 * g.M21) + (x.M31 * g.M31), (x.M11 * g.M12) + (x.M21 * g.M22) + (x.M31 * g.M32),
        (x.M12 * g.M11) + (x.M22 * g.M21) + (x.M32 * g.M31), (x.M12 * g.M12) + (x.M22 * g.M22) + (x.M32 * g.M32),
        g.M31, g.M32);

    private static Matrix3x2 Transposed(Matrix3x2 x) => new(x.M11, x.M21, x.M12, x.M22, 0, 0);
}
