using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of exponentials and logarithms.</summary>
/// <remarks>
/// <para>A rule gives, for a primal <c>result = f(x, y, ...)</c>, one partial per argument: <c>∂x</c>, <c>∂y</c>, ...</para>
/// <para>JVP: <c>resultTangent = ∂x · xTangent + ∂y · yTangent + ...</c></para>
/// <para>VJP: <c>xAdjoint += ∂x · resultAdjoint</c>, <c>yAdjoint += ∂y · resultAdjoint</c>, ...</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.Exp), Partials = ["result"])]
[DerivativeOf(typeof(double), nameof(double.Exp2), Partials = ["0.69314718055994531 * result"])]
[DerivativeOf(typeof(double), nameof(double.Exp10), Partials = ["2.3025850929940457 * result"])]

// Not `result + 1`, which keeps no digit of a small exponential.
[DerivativeOf(typeof(double), nameof(double.ExpM1), Partials = ["Math.Exp(x)"])]
[DerivativeOf(typeof(double), nameof(double.Exp2M1), Partials = ["0.69314718055994531 * double.Exp2(x)"])]
[DerivativeOf(typeof(double), nameof(double.Exp10M1), Partials = ["2.3025850929940457 * double.Exp10(x)"])]
[DerivativeOf(typeof(double), nameof(double.Log), Partials = ["1 / x"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Log), Partials = ["1 / (x * Math.Log(y))", "-result / (y * Math.Log(y))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Log2), Partials = ["1.4426950408889634 / x"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Log10), Partials = ["0.43429448190325183 / x"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.LogP1), Partials = ["1 / (1 + x)"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Log2P1), Partials = ["1.4426950408889634 / (1 + x)"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Log10P1), Partials = ["0.43429448190325183 / (1 + x)"], Singular = true)]
public static class ExponentialRules;
