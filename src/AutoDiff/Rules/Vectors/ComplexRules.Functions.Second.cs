using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of functions: with x̄ += f'* r̄ goes x̄̇ += f'* r̄̇ + (f'' ẋ)* r̄.</content>
public static partial class ComplexRules
{
    /// <summary>f'' = eˣ.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Exp))]
    public static (Complex Value, Complex Tangent) ExpVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        ExpVjp(x, resultAdjoint, ref xAdjoint);
        ExpVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((Complex.Exp(x)) * xTangent), resultAdjoint);
        }

        return ExpJvp(x, xTangent);
    }

    /// <summary>f'' = -1 / x².</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log))]
    public static (Complex Value, Complex Tangent) LogVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        LogVjp(x, resultAdjoint, ref xAdjoint);
        LogVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-1 / (x * x)) * xTangent), resultAdjoint);
        }

        return LogJvp(x, xTangent);
    }

    /// <summary>f'' = -1 / (x² ln 10).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Log10))]
    public static (Complex Value, Complex Tangent) Log10VjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        Log10Vjp(x, resultAdjoint, ref xAdjoint);
        Log10Vjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-1 / (x * x * 2.302585092994045684)) * xTangent), resultAdjoint);
        }

        return Log10Jvp(x, xTangent);
    }

    /// <summary>f'' = -1 / (4 x √x).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sqrt))]
    public static (Complex Value, Complex Tangent) SqrtVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        SqrtVjp(x, resultAdjoint, ref xAdjoint);
        SqrtVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-0.25 / (x * Complex.Sqrt(x))) * xTangent), resultAdjoint);
        }

        return SqrtJvp(x, xTangent);
    }

    /// <summary>f'' = -sin x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sin))]
    public static (Complex Value, Complex Tangent) SinVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        SinVjp(x, resultAdjoint, ref xAdjoint);
        SinVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-Complex.Sin(x)) * xTangent), resultAdjoint);
        }

        return SinJvp(x, xTangent);
    }

    /// <summary>f'' = -cos x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cos))]
    public static (Complex Value, Complex Tangent) CosVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        CosVjp(x, resultAdjoint, ref xAdjoint);
        CosVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-Complex.Cos(x)) * xTangent), resultAdjoint);
        }

        return CosJvp(x, xTangent);
    }

    /// <summary>f'' = 2 r (1 + r²).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tan))]
    public static (Complex Value, Complex Tangent) TanVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        TanVjp(x, resultAdjoint, ref xAdjoint);
        TanVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((2 * Complex.Tan(x) * (1 + (Complex.Tan(x) * Complex.Tan(x)))) * xTangent), resultAdjoint);
        }

        return TanJvp(x, xTangent);
    }

    /// <summary>f'' = sinh x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Sinh))]
    public static (Complex Value, Complex Tangent) SinhVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        SinhVjp(x, resultAdjoint, ref xAdjoint);
        SinhVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((Complex.Sinh(x)) * xTangent), resultAdjoint);
        }

        return SinhJvp(x, xTangent);
    }

    /// <summary>f'' = cosh x.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Cosh))]
    public static (Complex Value, Complex Tangent) CoshVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        CoshVjp(x, resultAdjoint, ref xAdjoint);
        CoshVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((Complex.Cosh(x)) * xTangent), resultAdjoint);
        }

        return CoshJvp(x, xTangent);
    }

    /// <summary>f'' = -2 r (1 - r²).</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Tanh))]
    public static (Complex Value, Complex Tangent) TanhVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        TanhVjp(x, resultAdjoint, ref xAdjoint);
        TanhVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-2 * Complex.Tanh(x) * (1 - (Complex.Tanh(x) * Complex.Tanh(x)))) * xTangent), resultAdjoint);
        }

        return TanhJvp(x, xTangent);
    }

    /// <summary>f'' = -2 x / (1 + x²)².</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Atan))]
    public static (Complex Value, Complex Tangent) AtanVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        AtanVjp(x, resultAdjoint, ref xAdjoint);
        AtanVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((-2 * x / ((1 + (x * x)) * (1 + (x * x)))) * xTangent), resultAdjoint);
        }

        return AtanJvp(x, xTangent);
    }

    /// <summary>f'' = 2 / x³.</summary>
    [DerivativeOf(typeof(Complex), nameof(Complex.Reciprocal))]
    public static (Complex Value, Complex Tangent) ReciprocalVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        ReciprocalVjp(x, resultAdjoint, ref xAdjoint);
        ReciprocalVjp(x, resultAdjointTangent, ref xAdjointTangent);
        if (xTangent != Complex.Zero)
        {
            xAdjointTangent += Holomorphic.Multiply(Complex.Conjugate((2 / (x * x * x)) * xTangent), resultAdjoint);
        }

        return ReciprocalJvp(x, xTangent);
    }
}
