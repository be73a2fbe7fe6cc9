using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of roots, powers and reciprocals.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.Sqrt), Partials = ["0.5 / result"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Cbrt), Partials = ["1 / (3 * result * result)"], Singular = true)]

// `result / (y * x)` says it best, but has no limit at zero and at infinity, where the second form has one.
[DerivativeOf(
    typeof(double),
    nameof(double.RootN),
    Partials = ["x == 0 || double.IsInfinity(x) ? 1 / (y * Math.Pow(result, y - 1)) : result / x / y", ""],
    Singular = true)]

// By x: at y == 0 the function is constant in x; `y / x` is zero there and has the right derivative by y.
// By y: 0 to a positive power stays 0. The root is zero too, and falls with an infinite slope by x, as x^y log(x) does
// at x == 0 for an exponent up to 1.
[DerivativeOf(
    typeof(double),
    nameof(double.Pow),
    Partials =
    [
        "y == 0 ? x == 0 ? 0 : y / x : y * Math.Pow(x, y - 1)",
        "result == 0 && x >= 0 ? x == 0 && y <= 1 ? -Math.Sqrt(x) : 0 : result * Math.Log(x)",
    ],
    Singular = true)]

// At 0 it is norm-like: 0.
[DerivativeOf(typeof(double), nameof(double.Hypot), Partials = ["result == 0 ? 0 : x / result", "result == 0 ? 0 : y / result"])]

// From the argument, as the value is only an estimate.
[DerivativeOf(typeof(double), nameof(double.ReciprocalEstimate), Partials = ["-1 / (x * x)"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.ReciprocalSqrtEstimate), Partials = ["-0.5 / (x * Math.Sqrt(x))"], Singular = true)]
public static class RootAndPowerRules;
