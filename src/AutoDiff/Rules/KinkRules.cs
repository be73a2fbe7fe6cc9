using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of functions with a kink or a jump, and the choice made there.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]

// 0 at 0; `0 * x` rather than 0, so that NaN goes through.
[DerivativeOf(typeof(double), nameof(double.Abs), Partials = ["x > 0 ? 1 : x < 0 ? -1 : 0 * x"])]
[DerivativeOf(
    typeof(double),
    nameof(double.CopySign),
    Partials = ["x > 0 ? Math.CopySign(1, y) : x < 0 ? -Math.CopySign(1, y) : 0 * x", "0"])]

// Half to each at a tie.
[DerivativeOf(
    typeof(double),
    nameof(double.Max),
    Partials = ["x > y ? 1 : x < y ? 0 : x == y ? 0.5 : double.NaN", "x < y ? 1 : x > y ? 0 : x == y ? 0.5 : double.NaN"])]
[DerivativeOf(
    typeof(double),
    nameof(double.Min),
    Partials = ["x < y ? 1 : x > y ? 0 : x == y ? 0.5 : double.NaN", "x > y ? 1 : x < y ? 0 : x == y ? 0.5 : double.NaN"])]
[DerivativeOf(
    typeof(double),
    "MaxNative",
    Partials = ["x > y ? 1 : x < y ? 0 : x == y ? 0.5 : double.NaN", "x < y ? 1 : x > y ? 0 : x == y ? 0.5 : double.NaN"])]
[DerivativeOf(
    typeof(double),
    "MinNative",
    Partials = ["x < y ? 1 : x > y ? 0 : x == y ? 0.5 : double.NaN", "x > y ? 1 : x < y ? 0 : x == y ? 0.5 : double.NaN"])]

// These pass over NaN, and choose between opposite numbers by the sign: all goes to the argument that was taken.
[DerivativeOf(
    typeof(double),
    nameof(double.MaxNumber),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]
[DerivativeOf(
    typeof(double),
    nameof(double.MinNumber),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]
[DerivativeOf(
    typeof(double),
    nameof(double.MaxMagnitude),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]
[DerivativeOf(
    typeof(double),
    nameof(double.MinMagnitude),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]
[DerivativeOf(
    typeof(double),
    nameof(double.MaxMagnitudeNumber),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]
[DerivativeOf(
    typeof(double),
    nameof(double.MinMagnitudeNumber),
    Partials =
    [
        "x == y ? 0.5 : result == x ? 1 : result == y ? 0 : double.NaN",
        "x == y ? 0.5 : result == y ? 1 : result == x ? 0 : double.NaN",
    ])]

// 1 to the value inside and on the bounds.
[DerivativeOf(typeof(double), nameof(double.Clamp), Partials = ["x < y || x > z ? 0 : 1", "x < y ? 1 : 0", "x > z ? 1 : 0"])]
[DerivativeOf(typeof(double), "ClampNative", Partials = ["x < y || x > z ? 0 : 1", "x < y ? 1 : 0", "x > z ? 1 : 0"])]
public static class KinkRules;
