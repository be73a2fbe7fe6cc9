using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of functions that combine operators.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.FusedMultiplyAdd), Partials = ["y", "x", "1"])]
[DerivativeOf(typeof(double), "MultiplyAddEstimate", Partials = ["y", "x", "1"])]
[DerivativeOf(typeof(double), nameof(double.Lerp), Partials = ["1 - z", "z", "y - x"])]
[DerivativeOf(typeof(double), nameof(double.ScaleB), Partials = ["Math.ScaleB(1, y)", ""])]
public static class ArithmeticRules;
