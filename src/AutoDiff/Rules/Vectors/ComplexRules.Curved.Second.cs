using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of quotients, powers and polar coordinates.</content>
public static partial class ComplexRules
{
    /// <summary>The tangents of q = r̄ / y* and of -r* q.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionVjpJvp(
        Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint,
        Complex xTangent, Complex yTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent, ref Complex yAdjointTangent)
    {
        DivisionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        (Complex result, Complex resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Complex quotient = Holomorphic.Divide(resultAdjoint, Complex.Conjugate(y));
        Complex quotientTangent = Holomorphic.Divide(resultAdjointTangent - Holomorphic.Multiply(quotient, Complex.Conjugate(yTangent)), Complex.Conjugate(y));
        xAdjointTangent += quotientTangent;
        yAdjointTangent -= (Holomorphic.Multiply(Complex.Conjugate(resultTangent), quotient) + Holomorphic.Multiply(Complex.Conjugate(result), quotientTangent));
        return (result, resultTangent);
    }

    /// <summary>The tangents of q = r̄ / y* and of -r* q.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionVjpJvp(
        Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint,
        Complex xTangent, double yTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent, ref double yAdjointTangent)
    {
        DivisionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        (Complex result, Complex resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Complex quotient = Holomorphic.Divide(resultAdjoint, y);
        Complex quotientTangent = Holomorphic.Divide(resultAdjointTangent - Holomorphic.Multiply(quotient, yTangent), y);
        xAdjointTangent += quotientTangent;
        yAdjointTangent -= (Holomorphic.Multiply(Complex.Conjugate(resultTangent), quotient) + Holomorphic.Multiply(Complex.Conjugate(result), quotientTangent)).Real;
        return (result, resultTangent);
    }

    /// <summary>The tangents of q = r̄ / y* and of -r* q.</summary>
    [DerivativeOf(typeof(Complex), "op_Division"), DerivativeOf(typeof(Complex), nameof(Complex.Divide))]
    public static (Complex Value, Complex Tangent) DivisionVjpJvp(
        double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint,
        double xTangent, Complex yTangent, Complex resultAdjointTangent, ref double xAdjointTangent, ref Complex yAdjointTangent)
    {
        DivisionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        (Complex result, Complex resultTangent) = DivisionJvp(x, y, xTangent, yTangent);
        Complex quotient = Holomorphic.Divide(resultAdjoint, Complex.Conjugate(y));
        Complex quotientTangent = Holomorphic.Divide(resultAdjointTangent - Holomorphic.Multiply(quotient, Complex.Conjugate(yTangent)), Complex.Conjugate(y));
        xAdjointTangent += quotientTangent.Real;
        yAdjointTangent -= (Holomorphic.Multiply(Complex.Conjugate(resultTangent), quotient) + Holomorphic.Multiply(Complex.Conjugate(result), quotientTangent));
        return (result, resultTangent);
    }

    /// <summary>The tangent of r̄ d, d = x / |x|: ḋ = (ẋ - d (d · ẋ)) / |x|; 0 at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Magnitude))]
    public static (double Value, double Tangent) MagnitudeVjpJvp(
        Complex x, double resultAdjoint, ref Complex xAdjoint, Complex xTangent, double resultAdjointTangent, ref Complex xAdjointTangent)
    {
        MagnitudeVjp(x, resultAdjoint, ref xAdjoint);
        MagnitudeVjp(x, resultAdjointTangent, ref xAdjointTangent);
        (double value, double tangent) = MagnitudeJvp(x, xTangent);
        if (value > 0)
        {
            xAdjointTangent += resultAdjoint * (xTangent - (x / value * tangent)) / value;
        }

        return (value, tangent);
    }

    /// <summary>The tangent of r̄ d, d = x / |x|: ḋ = (ẋ - d (d · ẋ)) / |x|; 0 at 0.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Abs))]
    public static (double Value, double Tangent) AbsVjpJvp(
        Complex x, double resultAdjoint, ref Complex xAdjoint, Complex xTangent, double resultAdjointTangent, ref Complex xAdjointTangent)
    {
        AbsVjp(x, resultAdjoint, ref xAdjoint);
        AbsVjp(x, resultAdjointTangent, ref xAdjointTangent);
        (double value, double tangent) = AbsJvp(x, xTangent);
        if (value > 0)
        {
            xAdjointTangent += resultAdjoint * (xTangent - (x / value * tangent)) / value;
        }

        return (value, tangent);
    }

    /// <summary>The tangent of i r̄ / x*.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Phase))]
    public static (double Value, double Tangent) PhaseVjpJvp(
        Complex x, double resultAdjoint, ref Complex xAdjoint, Complex xTangent, double resultAdjointTangent, ref Complex xAdjointTangent)
    {
        PhaseVjp(x, resultAdjoint, ref xAdjoint);
        PhaseVjp(x, resultAdjointTangent, ref xAdjointTangent);
        Complex conjugate = Complex.Conjugate(x);
        if (resultAdjoint != 0 && xTangent != Complex.Zero)
        {
            xAdjointTangent -= Complex.ImaginaryOne * resultAdjoint * Complex.Conjugate(xTangent) / (conjugate * conjugate);
        }

        return PhaseJvp(x, xTangent);
    }

    /// <summary>r = m e with e = exp(iφ): m̄ += e · r̄, φ̄ += (i r) · r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.FromPolarCoordinates))]
    public static (Complex Value, Complex Tangent) FromPolarCoordinatesVjpJvp(
        double magnitude, double phase, Complex resultAdjoint, ref double magnitudeAdjoint, ref double phaseAdjoint,
        double magnitudeTangent, double phaseTangent, Complex resultAdjointTangent, ref double magnitudeAdjointTangent, ref double phaseAdjointTangent)
    {
        FromPolarCoordinatesVjp(magnitude, phase, resultAdjoint, ref magnitudeAdjoint, ref phaseAdjoint);
        FromPolarCoordinatesVjp(magnitude, phase, resultAdjointTangent, ref magnitudeAdjointTangent, ref phaseAdjointTangent);
        (Complex result, Complex resultTangent) = FromPolarCoordinatesJvp(magnitude, phase, magnitudeTangent, phaseTangent);
        Complex unitTangent = Complex.ImaginaryOne * Complex.FromPolarCoordinates(1, phase) * phaseTangent;
        magnitudeAdjointTangent += (Complex.Conjugate(unitTangent) * resultAdjoint).Real;
        phaseAdjointTangent += (Complex.Conjugate(Complex.ImaginaryOne * resultTangent) * resultAdjoint).Real;
        return (result, resultTangent);
    }

    /// <summary>r = xʸ: rₓₓ = y (y - 1) xʸ⁻², rₓᵧ = xʸ⁻¹ (1 + y ln x), rᵧᵧ = r ln² x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static (Complex Value, Complex Tangent) PowVjpJvp(
        Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint,
        Complex xTangent, Complex yTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent, ref Complex yAdjointTangent)
    {
        PowVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        PowVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        Complex byX = Complex.Zero;
        Complex byY = Complex.Zero;
        if (xTangent != Complex.Zero)
        {
            byX += y * (y - 1) * Complex.Pow(x, y - 2) * xTangent;
        }

        if (x != Complex.Zero)
        {
            Complex log = Complex.Log(x);
            Complex mixed = Complex.Pow(x, y - 1) * (1 + (y * log));
            byX += mixed * yTangent;
            byY = (mixed * xTangent) + (Complex.Pow(x, y) * log * log * yTangent);
        }

        xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate(byX), resultAdjoint);
        yAdjointTangent += Holomorphic.Multiply(Complex.Conjugate(byY), resultAdjoint);
        return PowJvp(x, y, xTangent, yTangent);
    }

    /// <summary>r = xʸ: rₓₓ = y (y - 1) xʸ⁻², rₓᵧ = xʸ⁻¹ (1 + y ln x), rᵧᵧ = r ln² x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Pow))]
    public static (Complex Value, Complex Tangent) PowVjpJvp(
        Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint,
        Complex xTangent, double yTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent, ref double yAdjointTangent)
    {
        PowVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        PowVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        Complex byX = Complex.Zero;
        Complex byY = Complex.Zero;
        if (xTangent != Complex.Zero)
        {
            byX += y * (y - 1) * Complex.Pow(x, y - 2) * xTangent;
        }

        if (x != Complex.Zero)
        {
            Complex log = Complex.Log(x);
            Complex mixed = Complex.Pow(x, y - 1) * (1 + (y * log));
            byX += mixed * yTangent;
            byY = (mixed * xTangent) + (Complex.Pow(x, y) * log * log * yTangent);
        }

        xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate(byX), resultAdjoint);
        yAdjointTangent += Holomorphic.Multiply(Complex.Conjugate(byY), resultAdjoint).Real;
        return PowJvp(x, y, xTangent, yTangent);
    }
}
