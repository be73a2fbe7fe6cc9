using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of functions that round: zero where the result is discrete.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.Floor), Partials = ["0"])]
[DerivativeOf(typeof(double), nameof(double.Ceiling), Partials = ["0"])]
[DerivativeOf(typeof(double), nameof(double.Truncate), Partials = ["0"])]
[DerivativeOf(typeof(double), nameof(double.Round), Partials = ["0"])]
[DerivativeOf(typeof(double), nameof(double.Round), Partials = ["0", ""])]
[DerivativeOf(typeof(double), nameof(double.Round), Partials = ["0", "", ""])]
[DerivativeOf(typeof(double), nameof(double.BitIncrement), Partials = ["1"])]
[DerivativeOf(typeof(double), nameof(double.BitDecrement), Partials = ["1"])]

// Minus the integer quotient, from the value: x / y can round to the wrong side of a half.
[DerivativeOf(typeof(double), nameof(double.Ieee754Remainder), Partials = ["1", "Math.Round((result - x) / y)"])]
public static class RoundingRules;
