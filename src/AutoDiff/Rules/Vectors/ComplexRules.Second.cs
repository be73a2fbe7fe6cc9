using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class ComplexRules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionVjpJvp(
        Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint, Complex xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref Complex yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionVjpJvp(
        Complex x, Complex y, Complex resultAdjoint, ref Complex xAdjoint, ref Complex yAdjoint, Complex xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref Complex yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionVjpJvp(
        Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint, Complex xTangent, double yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref double yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionVjpJvp(
        Complex x, double y, Complex resultAdjoint, ref Complex xAdjoint, ref double yAdjoint, Complex xTangent, double yTangent,
        Complex resultAdjointTangent, ref Complex xAdjointTangent, ref double yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Addition"), DerivativeOf(typeof(Complex), nameof(Complex.Add))]
    public static (Complex Value, Complex Tangent) AdditionVjpJvp(
        double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint, double xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref double xAdjointTangent, ref Complex yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Subtraction"), DerivativeOf(typeof(Complex), nameof(Complex.Subtract))]
    public static (Complex Value, Complex Tangent) SubtractionVjpJvp(
        double x, Complex y, Complex resultAdjoint, ref double xAdjoint, ref Complex yAdjoint, double xTangent, Complex yTangent,
        Complex resultAdjointTangent, ref double xAdjointTangent, ref Complex yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryNegation"), DerivativeOf(typeof(Complex), nameof(Complex.Negate))]
    public static (Complex Value, Complex Tangent) UnaryNegationVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_UnaryPlus")]
    public static (Complex Value, Complex Tangent) UnaryPlusVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        UnaryPlusVjp(x, resultAdjoint, ref xAdjoint);
        UnaryPlusVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryPlusJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Increment")]
    public static (Complex Value, Complex Tangent) IncrementVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        IncrementVjp(x, resultAdjoint, ref xAdjoint);
        IncrementVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return IncrementJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Decrement")]
    public static (Complex Value, Complex Tangent) DecrementVjpJvp(
        Complex x, Complex resultAdjoint, ref Complex xAdjoint, Complex xTangent, Complex resultAdjointTangent, ref Complex xAdjointTangent)
    {
        DecrementVjp(x, resultAdjoint, ref xAdjoint);
        DecrementVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return DecrementJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static (Complex Value, Complex Tangent) ImplicitVjpJvp(
        double x, Complex resultAdjoint, ref double xAdjoint, double xTangent, Complex resultAdjointTangent, ref double xAdjointTangent)
    {
        ImplicitVjp(x, resultAdjoint, ref xAdjoint);
        ImplicitVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ImplicitJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Complex), "op_Implicit")]
    public static (Complex Value, Complex Tangent) ImplicitVjpJvp(
        float x, Complex resultAdjoint, ref float xAdjoint, float xTangent, Complex resultAdjointTangent, ref float xAdjointTangent)
    {
        ImplicitVjp(x, resultAdjoint, ref xAdjoint);
        ImplicitVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ImplicitJvp(x, xTangent);
    }
}
