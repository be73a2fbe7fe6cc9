using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Vector3"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result; ∘ and / go element by element.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Vector3Rules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Vector3), "op_Addition"), DerivativeOf(typeof(Vector3), nameof(Vector3.Add))]
    public static (Vector3 Value, Vector3 Tangent) AdditionJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Vector3), "op_Addition"), DerivativeOf(typeof(Vector3), nameof(Vector3.Add))]
    public static Vector3 AdditionVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Vector3), "op_Subtraction"), DerivativeOf(typeof(Vector3), nameof(Vector3.Subtract))]
    public static (Vector3 Value, Vector3 Tangent) SubtractionJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Vector3), "op_Subtraction"), DerivativeOf(typeof(Vector3), nameof(Vector3.Subtract))]
    public static Vector3 SubtractionVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryNegation"), DerivativeOf(typeof(Vector3), nameof(Vector3.Negate))]
    public static (Vector3 Value, Vector3 Tangent) UnaryNegationJvp(Vector3 x, Vector3 xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryNegation"), DerivativeOf(typeof(Vector3), nameof(Vector3.Negate))]
    public static Vector3 UnaryNegationVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryPlus")]
    public static (Vector3 Value, Vector3 Tangent) UnaryPlusJvp(Vector3 x, Vector3 xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Vector3), "op_UnaryPlus")]
    public static Vector3 UnaryPlusVjp(Vector3 x, Vector3 resultAdjoint, ref Vector3 xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x;
    }

    /// <summary>r = x ∘ y; ṙ = ẋ ∘ y + x ∘ ẏ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ ∘ y; ȳ += r̄ ∘ x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static Vector3 MultiplyVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyJvp(Vector3 x, float y, Vector3 xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static Vector3 MultiplyVjp(Vector3 x, float y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Vector3.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static (Vector3 Value, Vector3 Tangent) MultiplyJvp(float x, Vector3 y, float xTangent, Vector3 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ · y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector3), nameof(Vector3.Multiply))]
    public static Vector3 MultiplyVjp(float x, Vector3 y, Vector3 resultAdjoint, ref float xAdjoint, ref Vector3 yAdjoint)
    {
        xAdjoint += Vector3.Dot(resultAdjoint, y);
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ∘ ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static (Vector3 Value, Vector3 Tangent) DivisionJvp(Vector3 x, Vector3 y, Vector3 xTangent, Vector3 yTangent)
    {
        Vector3 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r ∘ r̄ / y.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static Vector3 DivisionVjp(Vector3 x, Vector3 y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref Vector3 yAdjoint)
    {
        Vector3 result = x / y;
        Vector3 quotient = Lanes.Divide(resultAdjoint, y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        return result;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static (Vector3 Value, Vector3 Tangent) DivisionJvp(Vector3 x, float y, Vector3 xTangent, float yTangent)
    {
        Vector3 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, new Vector3(yTangent)), new Vector3(y)));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r · r̄ / y.</summary>
    [DerivativeOf(typeof(Vector3), "op_Division"), DerivativeOf(typeof(Vector3), nameof(Vector3.Divide))]
    public static Vector3 DivisionVjp(Vector3 x, float y, Vector3 resultAdjoint, ref Vector3 xAdjoint, ref float yAdjoint)
    {
        Vector3 result = x / y;
        Vector3 quotient = Lanes.Divide(resultAdjoint, new Vector3(y));
        xAdjoint += quotient;
        yAdjoint -= Vector3.Dot(Lanes.Multiply(result, quotient), Vector3.One);
        return result;
    }
}
