using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Vector2"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result; ∘ and / go element by element.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Vector2Rules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Vector2), "op_Addition"), DerivativeOf(typeof(Vector2), nameof(Vector2.Add))]
    public static (Vector2 Value, Vector2 Tangent) AdditionJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Vector2), "op_Addition"), DerivativeOf(typeof(Vector2), nameof(Vector2.Add))]
    public static Vector2 AdditionVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Vector2), "op_Subtraction"), DerivativeOf(typeof(Vector2), nameof(Vector2.Subtract))]
    public static (Vector2 Value, Vector2 Tangent) SubtractionJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Vector2), "op_Subtraction"), DerivativeOf(typeof(Vector2), nameof(Vector2.Subtract))]
    public static Vector2 SubtractionVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryNegation"), DerivativeOf(typeof(Vector2), nameof(Vector2.Negate))]
    public static (Vector2 Value, Vector2 Tangent) UnaryNegationJvp(Vector2 x, Vector2 xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryNegation"), DerivativeOf(typeof(Vector2), nameof(Vector2.Negate))]
    public static Vector2 UnaryNegationVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryPlus")]
    public static (Vector2 Value, Vector2 Tangent) UnaryPlusJvp(Vector2 x, Vector2 xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Vector2), "op_UnaryPlus")]
    public static Vector2 UnaryPlusVjp(Vector2 x, Vector2 resultAdjoint, ref Vector2 xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x;
    }

    /// <summary>r = x ∘ y; ṙ = ẋ ∘ y + x ∘ ẏ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ ∘ y; ȳ += r̄ ∘ x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static Vector2 MultiplyVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyJvp(Vector2 x, float y, Vector2 xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static Vector2 MultiplyVjp(Vector2 x, float y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Vector2.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static (Vector2 Value, Vector2 Tangent) MultiplyJvp(float x, Vector2 y, float xTangent, Vector2 yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ · y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Vector2), nameof(Vector2.Multiply))]
    public static Vector2 MultiplyVjp(float x, Vector2 y, Vector2 resultAdjoint, ref float xAdjoint, ref Vector2 yAdjoint)
    {
        xAdjoint += Vector2.Dot(resultAdjoint, y);
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ∘ ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static (Vector2 Value, Vector2 Tangent) DivisionJvp(Vector2 x, Vector2 y, Vector2 xTangent, Vector2 yTangent)
    {
        Vector2 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r ∘ r̄ / y.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static Vector2 DivisionVjp(Vector2 x, Vector2 y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref Vector2 yAdjoint)
    {
        Vector2 result = x / y;
        Vector2 quotient = Lanes.Divide(resultAdjoint, y);
        xAdjoint += quotient;
        yAdjoint -= Lanes.Multiply(result, quotient);
        return result;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static (Vector2 Value, Vector2 Tangent) DivisionJvp(Vector2 x, float y, Vector2 xTangent, float yTangent)
    {
        Vector2 result = x / y;
        return (result, Lanes.Divide(xTangent - Lanes.Multiply(result, new Vector2(yTangent)), new Vector2(y)));
    }

    /// <summary>x̄ += r̄ / y; ȳ -= r · r̄ / y.</summary>
    [DerivativeOf(typeof(Vector2), "op_Division"), DerivativeOf(typeof(Vector2), nameof(Vector2.Divide))]
    public static Vector2 DivisionVjp(Vector2 x, float y, Vector2 resultAdjoint, ref Vector2 xAdjoint, ref float yAdjoint)
    {
        Vector2 result = x / y;
        Vector2 quotient = Lanes.Divide(resultAdjoint, new Vector2(y));
        xAdjoint += quotient;
        yAdjoint -= Vector2.Dot(Lanes.Multiply(result, quotient), Vector2.One);
        return result;
    }
}
