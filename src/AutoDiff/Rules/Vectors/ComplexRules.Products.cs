using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Products and quotients.</content>
public static partial class ComplexRules
{
    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyJvp(Complex x, Complex y, Complex xTangent, Complex yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y*; ȳ += r̄ x*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static Complex MultiplyVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += resultAdjoint * Complex.Conjugate(y);
        yAdjoint += resultAdjoint * Complex.Conjugate(x);
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionJvp(Complex x, Complex y, Complex xTangent, Complex yTangent)
    {
        Complex result = x / y;
        return (result, Holomorphic.Divide(xTangent - Holomorphic.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y*; ȳ -= r* r̄ / y*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static Complex DivisionVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        Complex result = x / y;
        Complex quotient = Holomorphic.Divide(resultAdjoint, Complex.Conjugate(y));
        xAdjoint += quotient;
        yAdjoint -= Holomorphic.Multiply(Complex.Conjugate(result), quotient);
        return result;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyJvp(Complex x, double y, Complex xTangent, double yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y*; ȳ += r̄ x*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static Complex MultiplyVjp(Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint)
    {
        xAdjoint += resultAdjoint * y;
        yAdjoint += (resultAdjoint * Complex.Conjugate(x)).Real;
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionJvp(Complex x, double y, Complex xTangent, double yTangent)
    {
        Complex result = x / y;
        return (result, Holomorphic.Divide(xTangent - Holomorphic.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y*; ȳ -= r* r̄ / y*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static Complex DivisionVjp(Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint)
    {
        Complex result = x / y;
        Complex quotient = Holomorphic.Divide(resultAdjoint, y);
        xAdjoint += quotient;
        yAdjoint -= (Holomorphic.Multiply(Complex.Conjugate(result), quotient)).Real;
        return result;
    }

    /// <summary>r = x y; ṙ = ẋ y + x ẏ.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static (Complex Value, Complex Tangent) MultiplyJvp(double x, Complex y, double xTangent, Complex yTangent) =>
        (x * y, (xTangent * y) + (x * yTangent));

    /// <summary>x̄ += r̄ y*; ȳ += r̄ x*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Multiply))]
    public static Complex MultiplyVjp(double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint)
    {
        xAdjoint += (resultAdjoint * Complex.Conjugate(y)).Real;
        yAdjoint += resultAdjoint * x;
        return x * y;
    }

    /// <summary>r = x / y; ṙ = (ẋ - r ẏ) / y.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionJvp(double x, Complex y, double xTangent, Complex yTangent)
    {
        Complex result = x / y;
        return (result, Holomorphic.Divide(xTangent - Holomorphic.Multiply(result, yTangent), y));
    }

    /// <summary>x̄ += r̄ / y*; ȳ -= r* r̄ / y*; to a real its real part.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static Complex DivisionVjp(double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint)
    {
        Complex result = x / y;
        Complex quotient = Holomorphic.Divide(resultAdjoint, Complex.Conjugate(y));
        xAdjoint += quotient.Real;
        yAdjoint -= Holomorphic.Multiply(Complex.Conjugate(result), quotient);
        return result;
    }
}
