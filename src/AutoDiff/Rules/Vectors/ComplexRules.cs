using System.ComponentModel;
using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The derivatives of the members of <see cref="Complex"/>: sums and conversions.</summary>
/// <remarks>The real and the imaginary part are two independent reals, and so are those of a shadow. ẋ is the tangent of x, x̄ its adjoint, r the result, * the conjugate. A function with the complex derivative f' has ṙ = f' ẋ and x̄ += f'* r̄.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ComplexRules
{
    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionJvp(Complex x, Complex y, Complex xTangent, Complex yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static Complex AdditionVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionJvp(Complex x, Complex y, Complex xTangent, Complex yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static Complex SubtractionVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionJvp(Complex x, double y, Complex xTangent, double yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static Complex AdditionVjp(Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint += resultAdjoint.Real;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionJvp(Complex x, double y, Complex xTangent, double yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static Complex SubtractionVjp(Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint)
    {
        xAdjoint += resultAdjoint;
        yAdjoint -= resultAdjoint.Real;
        return x - y;
    }

    /// <summary>r = x + y; ṙ = ẋ + ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionJvp(double x, Complex y, double xTangent, Complex yTangent) =>
        (x + y, xTangent + yTangent);

    /// <summary>x̄ += r̄; ȳ += r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static Complex AdditionVjp(double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += resultAdjoint.Real;
        yAdjoint += resultAdjoint;
        return x + y;
    }

    /// <summary>r = x - y; ṙ = ẋ - ẏ.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionJvp(double x, Complex y, double xTangent, Complex yTangent) =>
        (x - y, xTangent - yTangent);

    /// <summary>x̄ += r̄; ȳ -= r̄; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static Complex SubtractionVjp(double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += resultAdjoint.Real;
        yAdjoint -= resultAdjoint;
        return x - y;
    }

    /// <summary>r = -x; ṙ = -ẋ.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryNegation"), DerivativeOf(typeof(Complex), nameof(Complex.Negate))]
    public static (Complex Value, Complex Tangent) UnaryNegationJvp(Complex x, Complex xTangent) =>
        (-x, -xTangent);

    /// <summary>x̄ -= r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryNegation"), DerivativeOf(typeof(Complex), nameof(Complex.Negate))]
    public static Complex UnaryNegationVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint -= resultAdjoint;
        return -x;
    }

    /// <summary>r = x; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryPlus")]
    public static (Complex Value, Complex Tangent) UnaryPlusJvp(Complex x, Complex xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryPlus")]
    public static Complex UnaryPlusVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x;
    }

    /// <summary>r = x + 1; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Complex), "op_Increment")]
    public static (Complex Value, Complex Tangent) IncrementJvp(Complex x, Complex xTangent) =>
        (x + 1, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_Increment")]
    public static Complex IncrementVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x + 1;
    }

    /// <summary>r = x - 1; ṙ = ẋ.</summary>
    [DerivativeOf(typeof(Complex), "op_Decrement")]
    public static (Complex Value, Complex Tangent) DecrementJvp(Complex x, Complex xTangent) =>
        (x - 1, xTangent);

    /// <summary>x̄ += r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_Decrement")]
    public static Complex DecrementVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += resultAdjoint;
        return x - 1;
    }

    /// <summary>A real as a complex number.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static (Complex Value, Complex Tangent) ImplicitJvp(double x, double xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += Re r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static Complex ImplicitVjp(double x, Complex resultAdjoint, ref double xAdjoint)
    {
        xAdjoint += resultAdjoint.Real;
        return x;
    }

    /// <summary>A real as a complex number.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static (Complex Value, Complex Tangent) ImplicitJvp(float x, float xTangent) =>
        (x, xTangent);

    /// <summary>x̄ += Re r̄.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static Complex ImplicitVjp(float x, Complex resultAdjoint, ref float xAdjoint)
    {
        xAdjoint += (float)resultAdjoint.Real;
        return x;
    }
}
