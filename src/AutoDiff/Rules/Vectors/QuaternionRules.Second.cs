using System.Numerics;

namespace AutoDiff.Rules;

/// <content>Second derivatives of linear and bilinear members.</content>
public static partial class QuaternionRules
{
    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Addition"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Add))]
    public static (Quaternion Value, Quaternion Tangent) AdditionVjpJvp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint, Quaternion xTangent,
        Quaternion yTangent, Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent, ref Quaternion yAdjointTangent)
    {
        AdditionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        AdditionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return AdditionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), "op_Subtraction"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Subtract))]
    public static (Quaternion Value, Quaternion Tangent) SubtractionVjpJvp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint, Quaternion xTangent,
        Quaternion yTangent, Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent, ref Quaternion yAdjointTangent)
    {
        SubtractionVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        SubtractionVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        return SubtractionJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), "op_UnaryNegation"), DerivativeOf(typeof(Quaternion), nameof(Quaternion.Negate))]
    public static (Quaternion Value, Quaternion Tangent) UnaryNegationVjpJvp(
        Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, Quaternion resultAdjointTangent,
        ref Quaternion xAdjointTangent)
    {
        UnaryNegationVjp(x, resultAdjoint, ref xAdjoint);
        UnaryNegationVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return UnaryNegationJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static (Quaternion Value, Quaternion Tangent) MultiplyVjpJvp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint, Quaternion xTangent,
        Quaternion yTangent, Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent, ref Quaternion yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Multiply))]
    public static (Quaternion Value, Quaternion Tangent) MultiplyVjpJvp(
        Quaternion x, float y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref float yAdjoint, Quaternion xTangent, float yTangent,
        Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent, ref float yAdjointTangent)
    {
        MultiplyVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        MultiplyVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        MultiplyVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return MultiplyJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Concatenate))]
    public static (Quaternion Value, Quaternion Tangent) ConcatenateVjpJvp(
        Quaternion x, Quaternion y, Quaternion resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint, Quaternion xTangent,
        Quaternion yTangent, Quaternion resultAdjointTangent, ref Quaternion xAdjointTangent, ref Quaternion yAdjointTangent)
    {
        ConcatenateVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        ConcatenateVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        ConcatenateVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return ConcatenateJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Conjugate))]
    public static (Quaternion Value, Quaternion Tangent) ConjugateVjpJvp(
        Quaternion x, Quaternion resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, Quaternion resultAdjointTangent,
        ref Quaternion xAdjointTangent)
    {
        ConjugateVjp(x, resultAdjoint, ref xAdjoint);
        ConjugateVjp(x, resultAdjointTangent, ref xAdjointTangent);
        return ConjugateJvp(x, xTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.Dot))]
    public static (float Value, float Tangent) DotVjpJvp(
        Quaternion x, Quaternion y, float resultAdjoint, ref Quaternion xAdjoint, ref Quaternion yAdjoint, Quaternion xTangent, Quaternion yTangent,
        float resultAdjointTangent, ref Quaternion xAdjointTangent, ref Quaternion yAdjointTangent)
    {
        DotVjp(x, y, resultAdjoint, ref xAdjoint, ref yAdjoint);
        DotVjp(x, y, resultAdjointTangent, ref xAdjointTangent, ref yAdjointTangent);
        DotVjp(xTangent, yTangent, resultAdjoint, ref xAdjointTangent, ref yAdjointTangent);
        return DotJvp(x, y, xTangent, yTangent);
    }

    /// <summary>The tangent of that: each partial is linear in the arguments.</summary>
    [DerivativeOf(typeof(Quaternion), nameof(Quaternion.LengthSquared))]
    public static (float Value, float Tangent) LengthSquaredVjpJvp(
        Quaternion x, float resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, float resultAdjointTangent, ref Quaternion xAdjointTangent)
    {
        LengthSquaredVjp(x, resultAdjoint, ref xAdjoint);
        LengthSquaredVjp(x, resultAdjointTangent, ref xAdjointTangent);
        LengthSquaredVjp(xTangent, resultAdjoint, ref xAdjointTangent);
        return LengthSquaredJvp(x, xTangent);
    }

    /// <summary>The tangent of that: the partials are constant.</summary>
    [DerivativeOf(typeof(Quaternion), "Item")]
    public static (float Value, float Tangent) ItemVjpJvp(
        Quaternion x, int index, float resultAdjoint, ref Quaternion xAdjoint, Quaternion xTangent, float resultAdjointTangent,
        ref Quaternion xAdjointTangent)
    {
        ItemVjp(x, index, resultAdjoint, ref xAdjoint);
        ItemVjp(x, index, resultAdjointTangent, ref xAdjointTangent);
        return ItemJvp(x, index, xTangent);
    }
}
