using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Quaternion"/>: arithmetic.</summary>
/// <remarks>ẋ is the tangent of x, x̄ its adjoint, r the result.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class QuaternionRules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Addition"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Add))]
    public static (Quaternion Value, Quaternion Tangent) AdditionJvp(
        Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Addition"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Add))]
    public static Quaternion AdditionVjp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Subtraction"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Subtract))]
    public static (Quaternion Value, Quaternion Tangent) SubtractionJvp(
        Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Subtraction"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Subtract))]
    public static Quaternion SubtractionVjp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Quaternion), "op_UnaryNegation"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Negate))]
    public static (Quaternion Value, Quaternion Tangent) UnaryNegationJvp(Quaternion x, Quaternion xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Quaternion), "op_UnaryNegation"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Negate))]
    public static Quaternion UnaryNegationVjp(Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static (Quaternion Value, Quaternion Tangent) MultiplyJvp(
        Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y*; ȳ += x* r̄, with the conjugates.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static Quaternion MultiplyVjp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        xAdjoint += resultAdjoint * Quaternion.Conjugate(y);
        yAdjoint += Quaternion.Conjugate(x) * resultAdjoint;
        return x * y;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static (Quaternion Value, Quaternion Tangent) MultiplyJvp(Quaternion x, float y, Quaternion xTangent, float yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ · x.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static Quaternion MultiplyVjp(Quaternion x, float y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref float yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += Quaternion.Dot(resultAdjoint, x);
        return x * y;
    }

    /// <summary>r = y x; ṙ = y ẋ + ẏ x.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Concatenate))]
    public static (Quaternion Value, Quaternion Tangent) ConcatenateJvp(
        Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        (Quaternion.Concatenate(x, y), (y * xTangent) + (yTangent * x));

    /// <summary>x̄ += y* r̄; ȳ += r̄ x*, with the conjugates.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Concatenate))]
    public static Quaternion ConcatenateVjp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        xAdjoint += Quaternion.Conjugate(y) * resultAdjoint;
        yAdjoint += resultAdjoint * Quaternion.Conjugate(x);
        return Quaternion.Concatenate(x, y);
    }

    /// <summary>r = x y⁻¹; ṙ = (ẋ - r ẏ) y⁻¹.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Division"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Divide))]
    public static (Quaternion Value, Quaternion Tangent) DivisionJvp(Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent)
    {
        Quaternion result = x / y;
        return (result, (xTangent - (result * yTangent)) * Quaternion.Inverse(y));
    }

    /// <summary>x̄ += r̄ (y⁻¹)*; ȳ -= r* r̄ (y⁻¹)*.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Division"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Divide))]
    public static Quaternion DivisionVjp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        Quaternion result = x / y;
        Quaternion part = resultAdjoint * Quaternion.Conjugate(Quaternion.Inverse(y));
        xAdjoint += part;
        yAdjoint -= Quaternion.Conjugate(result) * part;
        return result;
    }

    /// <summary>r = x*; ṙ = ẋ*.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Conjugate))]
    public static (Quaternion Value, Quaternion Tangent) ConjugateJvp(Quaternion x, Quaternion xTangent) =>
        (Quaternion.Conjugate(x), Quaternion.Conjugate(xTangent));

    /// <summary>x̄ += r̄*.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Conjugate))]
    public static Quaternion ConjugateVjp(Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint += Quaternion.Conjugate(resultAdjoint);
        return Quaternion.Conjugate(x);
    }

    /// <summary>r = x⁻¹; ṙ = -r ẋ r.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Inverse))]
    public static (Quaternion Value, Quaternion Tangent) InverseJvp(Quaternion x, Quaternion xTangent)
    {
        Quaternion result = Quaternion.Inverse(x);
        return (result, -(result * xTangent * result));
    }

    /// <summary>x̄ -= r* r̄ r*.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Inverse))]
    public static Quaternion InverseVjp(Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint)
    {
        Quaternion result = Quaternion.Inverse(x);
        Quaternion turned = Quaternion.Conjugate(result);
        xAdjoint -= turned * resultAdjoint * turned;
        return result;
    }

    /// <summary>r = x · y; ṙ = ẋ · y + x · ẏ.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Dot))]
    public static (float Value, float Tangent) DotJvp(Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        (Quaternion.Dot(x, y), Quaternion.Dot(xTangent, y) + Quaternion.Dot(x, yTangent));

    /// <summary>x̄ += r̄ y; ȳ += r̄ x.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Dot))]
    public static float DotVjp(Quaternion x, Quaternion y, float resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint)
    {
        xAdjoint += y * resultAdjoint;
        yAdjoint += x * resultAdjoint;
        return Quaternion.Dot(x, y);
    }

    /// <summary>r = x · x; ṙ = 2 x · ẋ.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredJvp(Quaternion x, Quaternion xTangent) =>
        (x.LengthSquared(), 2 * Quaternion.Dot(x, xTangent));

    /// <summary>x̄ += 2 r̄ x.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.LengthSquared))]
    public static float LengthSquaredVjp(Quaternion x, float resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint += x * (2 * resultAdjoint);
        return x.LengthSquared();
    }

    /// <summary>r = |x|; ṙ = x · ẋ / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Length))]
    public static (float Value, float Tangent) LengthJvp(Quaternion x, Quaternion xTangent) =>
        (x.Length(), Vector4.Dot(Lanes.Direction(Vector(x)), Vector(xTangent)));

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Length))]
    public static float LengthVjp(Quaternion x, float resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint += OfVector(resultAdjoint * Lanes.Direction(Vector(x)));
        return x.Length();
    }

    /// <summary>r = x / |x|; ṙ = (ẋ - r (r · ẋ)) / |x|, and 0 at 0.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Normalize))]
    public static (Quaternion Value, Quaternion Tangent) NormalizeJvp(Quaternion x, Quaternion xTangent) =>
        (Quaternion.Normalize(x), OfVector(Lanes.Across(Vector(x), Vector(xTangent))));

    /// <summary>x̄ += (r̄ - r (r · r̄)) / |x|, and nothing at 0.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Normalize))]
    public static Quaternion NormalizeVjp(Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint += OfVector(Lanes.Across(Vector(x), Vector(resultAdjoint)));
        return Quaternion.Normalize(x);
    }

    /// <summary>r = xᵢ; ṙ = ẋᵢ.</summary>
    [DerivativeOf(typeof(Quaternion), "Item")]
    public static (float Value, float Tangent) ItemJvp(Quaternion x, int index, Quaternion xTangent) =>
        (x[index], xTangent[index]);

    /// <summary>x̄ᵢ += r̄.</summary>
    [DerivativeOf(typeof(Quaternion), "Item")]
    public static float ItemVjp(Quaternion x, int index, float resultAdjoint, ref Quaternion xAdjoint)
    {
        xAdjoint[index] += resultAdjoint;
        return x[index];
    }

    private static Vector4 Vector(Quaternion x) => new(x.X, x.Y, x.Z, x.W);

    private static Quaternion OfVector(Vector4 x) => new(x.X, x.Y, x.Z, x.W);
}
