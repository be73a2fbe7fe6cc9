using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Elementary functions.</content>
public static partial class ComplexRules
{
    /// <summary>r = eˣ; f' = r.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Exp))]
    public static (Complex Value, Complex Tangent) ExpJvp(Complex x, Complex xTangent)
    {
        Complex result = Complex.Exp(x);
        return (result, Holomorphic.Multiply(result, xTangent));
    }

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Exp))]
    public static Complex ExpVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        Complex result = Complex.Exp(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(result), resultAdjoint);
        return result;
    }

    /// <summary>r = ln x; f' = 1 / x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log))]
    public static (Complex Value, Complex Tangent) LogJvp(Complex x, Complex xTangent) =>
        (Complex.Log(x), Holomorphic.Multiply(1 / x, xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log))]
    public static Complex LogVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 / x), resultAdjoint);
        return Complex.Log(x);
    }

    /// <summary>r = log₁₀ x; f' = 1 / (x ln 10).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log10))]
    public static (Complex Value, Complex Tangent) Log10Jvp(Complex x, Complex xTangent) =>
        (Complex.Log10(x), Holomorphic.Multiply(1 / (x * 2.302585092994045684), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log10))]
    public static Complex Log10Vjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 / (x * 2.302585092994045684)), resultAdjoint);
        return Complex.Log10(x);
    }

    /// <summary>r = √x; f' = 1 / (2 r).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sqrt))]
    public static (Complex Value, Complex Tangent) SqrtJvp(Complex x, Complex xTangent)
    {
        Complex result = Complex.Sqrt(x);
        return (result, Holomorphic.Multiply(0.5 / result, xTangent));
    }

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sqrt))]
    public static Complex SqrtVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        Complex result = Complex.Sqrt(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(0.5 / result), resultAdjoint);
        return result;
    }

    /// <summary>r = 1 / x; f' = -r².</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Reciprocal))]
    public static (Complex Value, Complex Tangent) ReciprocalJvp(Complex x, Complex xTangent)
    {
        Complex result = Complex.Reciprocal(x);
        return (result, Holomorphic.Multiply(-(result * result), xTangent));
    }

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Reciprocal))]
    public static Complex ReciprocalVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        Complex result = Complex.Reciprocal(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(-(result * result)), resultAdjoint);
        return result;
    }

    /// <summary>r = sin x; f' = cos x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sin))]
    public static (Complex Value, Complex Tangent) SinJvp(Complex x, Complex xTangent) =>
        (Complex.Sin(x), Holomorphic.Multiply(Complex.Cos(x), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sin))]
    public static Complex SinVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(Complex.Cos(x)), resultAdjoint);
        return Complex.Sin(x);
    }

    /// <summary>r = cos x; f' = -sin x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cos))]
    public static (Complex Value, Complex Tangent) CosJvp(Complex x, Complex xTangent) =>
        (Complex.Cos(x), Holomorphic.Multiply(-Complex.Sin(x), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cos))]
    public static Complex CosVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(-Complex.Sin(x)), resultAdjoint);
        return Complex.Cos(x);
    }

    /// <summary>r = tan x; f' = 1 + r².</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tan))]
    public static (Complex Value, Complex Tangent) TanJvp(Complex x, Complex xTangent)
    {
        Complex result = Complex.Tan(x);
        return (result, Holomorphic.Multiply(1 + (result * result), xTangent));
    }

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tan))]
    public static Complex TanVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        Complex result = Complex.Tan(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 + (result * result)), resultAdjoint);
        return result;
    }

    /// <summary>r = arcsin x; f' = 1 / (√(1 - x) √(1 + x)), whose branches are those of r.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Asin))]
    public static (Complex Value, Complex Tangent) AsinJvp(Complex x, Complex xTangent) =>
        (Complex.Asin(x), Holomorphic.Multiply(1 / (Complex.Sqrt(1 - x) * Complex.Sqrt(1 + x)), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Asin))]
    public static Complex AsinVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 / (Complex.Sqrt(1 - x) * Complex.Sqrt(1 + x))), resultAdjoint);
        return Complex.Asin(x);
    }

    /// <summary>r = arccos x; f' = -1 / (√(1 - x) √(1 + x)), whose branches are those of r.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Acos))]
    public static (Complex Value, Complex Tangent) AcosJvp(Complex x, Complex xTangent) =>
        (Complex.Acos(x), Holomorphic.Multiply(-1 / (Complex.Sqrt(1 - x) * Complex.Sqrt(1 + x)), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Acos))]
    public static Complex AcosVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(-1 / (Complex.Sqrt(1 - x) * Complex.Sqrt(1 + x))), resultAdjoint);
        return Complex.Acos(x);
    }

    /// <summary>r = arctan x; f' = 1 / (1 + x²).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Atan))]
    public static (Complex Value, Complex Tangent) AtanJvp(Complex x, Complex xTangent) =>
        (Complex.Atan(x), Holomorphic.Multiply(1 / (1 + (x * x)), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Atan))]
    public static Complex AtanVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 / (1 + (x * x))), resultAdjoint);
        return Complex.Atan(x);
    }

    /// <summary>r = sinh x; f' = cosh x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sinh))]
    public static (Complex Value, Complex Tangent) SinhJvp(Complex x, Complex xTangent) =>
        (Complex.Sinh(x), Holomorphic.Multiply(Complex.Cosh(x), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sinh))]
    public static Complex SinhVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(Complex.Cosh(x)), resultAdjoint);
        return Complex.Sinh(x);
    }

    /// <summary>r = cosh x; f' = sinh x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cosh))]
    public static (Complex Value, Complex Tangent) CoshJvp(Complex x, Complex xTangent) =>
        (Complex.Cosh(x), Holomorphic.Multiply(Complex.Sinh(x), xTangent));

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cosh))]
    public static Complex CoshVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(Complex.Sinh(x)), resultAdjoint);
        return Complex.Cosh(x);
    }

    /// <summary>r = tanh x; f' = 1 - r².</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tanh))]
    public static (Complex Value, Complex Tangent) TanhJvp(Complex x, Complex xTangent)
    {
        Complex result = Complex.Tanh(x);
        return (result, Holomorphic.Multiply(1 - (result * result), xTangent));
    }

    /// <summary>x̄ += f'* r̄.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tanh))]
    public static Complex TanhVjp(Complex x, Complex resultAdjoint, ref Complex xAdjoint)
    {
        Complex result = Complex.Tanh(x);
        xAdjoint += Holomorphic.Multiply(Complex.Conjugate(1 - (result * result)), resultAdjoint);
        return result;
    }
}
