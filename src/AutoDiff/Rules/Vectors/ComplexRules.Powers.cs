using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Powers, and the polar form.</content>
public static partial class ComplexRules
{
    /// <summary>r = xʸ; ṙ = y xʸ⁻¹ ẋ + r ln x ẏ, where 0 to a power stays 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static (Complex Value, Complex Tangent) PowJvp(Complex x, Complex y, Complex xTangent, Complex yTangent)
    {
        Complex result = Complex.Pow(x, y);
        Complex byX = y * Complex.Pow(x, y - 1);
        Complex byY = result == Complex.Zero ? Complex.Zero : result * Complex.Log(x);
        return (result, Holomorphic.Multiply(byX, xTangent) + Holomorphic.Multiply(byY, yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static Complex PowVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        Complex result = Complex.Pow(x, y);
        Complex byX = y * Complex.Pow(x, y - 1);
        Complex byY = result == Complex.Zero ? Complex.Zero : result * Complex.Log(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(byX), resultAdjoint);
        yAdjoint += Holomorphic.Multiply(Complex.Conjugate(byY), resultAdjoint);
        return result;
    }

    /// <summary>r = xʸ; ṙ = y xʸ⁻¹ ẋ + r ln x ẏ, where 0 to a power stays 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static (Complex Value, Complex Tangent) PowJvp(Complex x, double y, Complex xTangent, double yTangent)
    {
        Complex result = Complex.Pow(x, y);
        Complex byX = y * Complex.Pow(x, y - 1);
        Complex byY = result == Complex.Zero ? Complex.Zero : result * Complex.Log(x);
        return (result, Holomorphic.Multiply(byX, xTangent) + Holomorphic.Multiply(byY, yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static Complex PowVjp(Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint)
    {
        Complex result = Complex.Pow(x, y);
        Complex byX = y * Complex.Pow(x, y - 1);
        Complex byY = result == Complex.Zero ? Complex.Zero : result * Complex.Log(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(byX), resultAdjoint);
        yAdjoint += Holomorphic.Multiply(Complex.Conjugate(byY), resultAdjoint).Real;
        return result;
    }

    /// <summary>r = ln x / ln b; ṙ = (ẋ / x - r ḃ / b) / ln b.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log))]
    public static (Complex Value, Complex Tangent) LogJvp(Complex x, double baseValue, Complex xTangent, double baseValueTangent)
    {
        Complex result = Complex.Log(x, baseValue);
        Complex scale = 1 / Complex.Log(baseValue);
        Complex byX = scale / x;
        Complex byBase = -result * scale / baseValue;
        return (result, Holomorphic.Multiply(byX, xTangent) + Holomorphic.Multiply(byBase, baseValueTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log))]
    public static Complex LogVjp(Complex x, double baseValue, Complex resultAdjoint, ref Complex xAdjoint, ref double baseValueAdjoint)
    {
        Complex result = Complex.Log(x, baseValue);
        Complex scale = 1 / Complex.Log(baseValue);
        Complex byX = scale / x;
        Complex byBase = -result * scale / baseValue;
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(byX), resultAdjoint);
        baseValueAdjoint += Holomorphic.Multiply(Complex.Conjugate(byBase), resultAdjoint).Real;
        return result;
    }

    /// <summary>r = x*; ṙ = ẋ*.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Conjugate))]
    public static (Complex Value, Complex Tangent) ConjugateJvp(Complex x, Complex xTangent) =>
        (Complex.Conjugate(x), Complex.Conjugate(xTangent));

    /// <summary>x̄ += r̄*.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Conjugate))]
    public static Complex ConjugateVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Complex.Conjugate(resultAdjoint);
        return Complex.Conjugate(x);
    }

    /// <summary>r = |x|; ṙ = Re(x* ẋ) / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Abs))]
    public static (double Value, double Tangent) AbsJvp(Complex x, Complex xTangent)
    {
        double result = Complex.Abs(x);
        return (result, Inner(Direction(x, result), xTangent));
    }

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Abs))]
    public static double AbsVjp(Complex x, double resultAdjoint, ref Complex xAdjoint)
    {
        double result = Complex.Abs(x);
        xAdjoint += Direction(x, result) * resultAdjoint;
        return result;
    }

    /// <summary>r = |x|; ṙ = Re(x* ẋ) / r, and 0 at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Magnitude))]
    public static (double Value, double Tangent) MagnitudeJvp(Complex x, Complex xTangent)
    {
        double result = x.Magnitude;
        return (result, Inner(Direction(x, result), xTangent));
    }

    /// <summary>x̄ += r̄ x / r, and nothing at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Magnitude))]
    public static double MagnitudeVjp(Complex x, double resultAdjoint, ref Complex xAdjoint)
    {
        double result = x.Magnitude;
        xAdjoint += Direction(x, result) * resultAdjoint;
        return result;
    }

    /// <summary>r = arg x; ṙ = Im(ẋ / x).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Phase))]
    public static (double Value, double Tangent) PhaseJvp(Complex x, Complex xTangent) =>
        (x.Phase, Holomorphic.Divide(xTangent, x).Imaginary);

    /// <summary>x̄ += i r̄ / x*.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Phase))]
    public static double PhaseVjp(Complex x, double resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Divide(Complex.ImaginaryOne * resultAdjoint, Complex.Conjugate(x));
        return x.Phase;
    }

    /// <summary>r = m eⁱᵖ; ṙ = eⁱᵖ ṁ + i r ṗ.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.FromPolarCoordinates))]
    public static (Complex Value, Complex Tangent) FromPolarCoordinatesJvp(
        double magnitude, double phase, double magnitudeTangent, double phaseTangent)
    {
        Complex result = Complex.FromPolarCoordinates(magnitude, phase);
        Complex direction = Complex.FromPolarCoordinates(1, phase);
        return (result, (direction * magnitudeTangent) + (Complex.ImaginaryOne * result * phaseTangent));
    }

    /// <summary>m̄ += Re((eⁱᵖ)* r̄); p̄ += Re((i r)* r̄).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.FromPolarCoordinates))]
    public static Complex FromPolarCoordinatesVjp(
        double magnitude, double phase, Complex resultAdjoint, ref double magnitudeAdjoint, ref double phaseAdjoint)
    {
        Complex result = Complex.FromPolarCoordinates(magnitude, phase);
        Complex direction = Complex.FromPolarCoordinates(1, phase);
        magnitudeAdjoint += Inner(direction, resultAdjoint);
        phaseAdjoint += Inner(Complex.ImaginaryOne * result, resultAdjoint);
        return result;
    }

    /// <summary>All goes to the number that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.MaxMagnitude))]
    public static (Complex Value, Complex Tangent) MaxMagnitudeJvp(Complex x, Complex y, Complex xTangent, Complex yTangent)
    {
        Complex result = Complex.MaxMagnitude(x, y);
        return (result, (Taken(x, y, result) * xTangent) + (Taken(y, x, result) * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.MaxMagnitude))]
    public static Complex MaxMagnitudeVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        Complex result = Complex.MaxMagnitude(x, y);
        xAdjoint += Taken(x, y, result) * resultAdjoint;
        yAdjoint += Taken(y, x, result) * resultAdjoint;
        return result;
    }

    /// <summary>All goes to the number that was taken; half to each where they are equal.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.MinMagnitude))]
    public static (Complex Value, Complex Tangent) MinMagnitudeJvp(Complex x, Complex y, Complex xTangent, Complex yTangent)
    {
        Complex result = Complex.MinMagnitude(x, y);
        return (result, (Taken(x, y, result) * xTangent) + (Taken(y, x, result) * yTangent));
    }

    /// <summary>The same in reverse: the adjoints of the arguments from that of the result.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.MinMagnitude))]
    public static Complex MinMagnitudeVjp(Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint)
    {
        Complex result = Complex.MinMagnitude(x, y);
        xAdjoint += Taken(x, y, result) * resultAdjoint;
        yAdjoint += Taken(y, x, result) * resultAdjoint;
        return result;
    }

    private static double Inner(Complex x, Complex y) => (x.Real * y.Real) + (x.Imaginary * y.Imaginary);

    private static Complex Direction(Complex x, double magnitude) => magnitude == 0 ? Complex.Zero : x / magnitude;

    private static double Taken(Complex x, Complex y, Complex result) => x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN;
}
