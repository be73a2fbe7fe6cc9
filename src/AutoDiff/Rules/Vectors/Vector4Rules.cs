using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Vector4"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result; ∘ and / go element by element.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Vector4Rules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Vector4), "op_Addition"), DerivativeOf(typeof(Vector4), nameof(Vector4.Add))]
    public static (Vector4 Value, Vector4 Tangent) AdditionJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Vector4), "op_Addition"), DerivativeOf(typeof(Vector4), nameof(Vector4.Add))]
    public static Vector4 AdditionVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Vector4), "op_Subtraction"), DerivativeOf(typeof(Vector4), nameof(Vector4.Subtract))]
    public static (Vector4 Value, Vector4 Tangent) SubtractionJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Vector4), "op_Subtraction"), DerivativeOf(typeof(Vector4), nameof(Vector4.Subtract))]
    public static Vector4 SubtractionVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryNegation"), DerivativeOf(typeof(Vector4), nameof(Vector4.Negate))]
    public static (Vector4 Value, Vector4 Tangent) UnaryNegationJvp(Vector4 x, Vector4 xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryNegation"), DerivativeOf(typeof(Vector4), nameof(Vector4.Negate))]
    public static Vector4 UnaryNegationVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryPlus")]
    public static (Vector4 Value, Vector4 Tangent) UnaryPlusJvp(Vector4 x, Vector4 xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Vector4), "op_UnaryPlus")]
    public static Vector4 UnaryPlusVjp(Vector4 x, Vector4 resultAdjoint, ref Vector4 xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x;
    }

    /// <summary>r = x ∘ y; ṙ = ẋ ∘ y + x ∘ ẏ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ ∘ y; ȳ += r̄ ∘ x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static Vector4 MultiplyVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyJvp(Vector4 x, float y, Vector4 xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static Vector4 MultiplyVjp(Vector4 x, float y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Vector4.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static (Vector4 Value, Vector4 Tangent) MultiplyJvp(float x, Vector4 y, float xTangent, Vector4 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ · y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector4), nameof(Vector4.Multiply))]
    public static Vector4 MultiplyVjp(float x, Vector4 y, Vector4 resultAdjoint, ref float xAdjoint, ref Vector4 yAdjoint)
    {
        xAdjoint += Vector4.Dot(resultAdjoint, y);
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ∘ ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static (Vector4 Value, Vector4 Tangent) DivisionJvp(Vector4 x, Vector4 y, Vector4 xTangent, Vector4 yTangent)
    {
        Vector4 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r ∘ r̄ / y.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static Vector4 DivisionVjp(Vector4 x, Vector4 y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref Vector4 yAdjoint)
    {
        Vector4 result = x / y;
        Vector4 quotient = Lanes.Divide(resultAdjoint, y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        return result;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static (Vector4 Value, Vector4 Tangent) DivisionJvp(Vector4 x, float y, Vector4 xTangent, float yTangent)
    {
        Vector4 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, new Vector4(yTangent)), new Vector4(y)));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r · r̄ / y.</summary>
    [DerivativeOf(typeof(Vector4), "op_Division"), DerivativeOf(typeof(Vector4), nameof(Vector4.Divide))]
    public static Vector4 DivisionVjp(Vector4 x, float y, Vector4 resultAdjoint, ref Vector4 xAdjoint, ref float yAdjoint)
    {
        Vector4 result = x / y;
        Vector4 quotient = Lanes.Divide(resultAdjoint, new Vector4(y));
        xAdjoint += quotient;
        yAdjoint -= Vector4.Dot(Lanes.Multiply(result, quotient), Vector4.One);
        return result;
    }
}
