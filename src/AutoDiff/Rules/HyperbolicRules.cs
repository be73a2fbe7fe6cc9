using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of hyperbolic functions.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.Sinh), Partials = ["Math.Cosh(x)"])]
[DerivativeOf(typeof(double), nameof(double.Cosh), Partials = ["Math.Sinh(x)"])]
[DerivativeOf(typeof(double), nameof(double.Tanh), Partials = ["1 - result * result"])]

// Without the square of x, which can overflow.
[DerivativeOf(typeof(double), nameof(double.Asinh), Partials = ["1 / double.Hypot(1, x)"])]
[DerivativeOf(typeof(double), nameof(double.Acosh), Partials = ["1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Atanh), Partials = ["1 / ((1 - x) * (1 + x))"], Singular = true)]
public static class HyperbolicRules;
