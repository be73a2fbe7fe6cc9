using System.ComponentModel;

namespace AutoDiff.Rules;

/// <summary>The derivatives of trigonometric functions, of radians and of half turns.</summary>
/// <remarks><inheritdoc cref="ExponentialRules" path="/remarks"/></remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[DerivativeOf(typeof(double), nameof(double.Sin), Partials = ["Math.Cos(x)"])]
[DerivativeOf(typeof(double), nameof(double.Cos), Partials = ["-Math.Sin(x)"])]
[DerivativeOf(typeof(double), nameof(double.SinCos), Partials = ["(Math.Cos(x), -Math.Sin(x))"])]
[DerivativeOf(typeof(double), nameof(double.Tan), Partials = ["1 + result * result"])]
[DerivativeOf(typeof(double), nameof(double.SinPi), Partials = ["Math.PI * double.CosPi(x)"])]
[DerivativeOf(typeof(double), nameof(double.CosPi), Partials = ["-Math.PI * double.SinPi(x)"])]
[DerivativeOf(typeof(double), nameof(double.SinCosPi), Partials = ["(Math.PI * double.CosPi(x), -Math.PI * double.SinPi(x))"])]
[DerivativeOf(typeof(double), nameof(double.TanPi), Partials = ["Math.PI * (1 + result * result)"], Singular = true)]

// (1 - x)(1 + x) keeps its digits near the ends, where 1 - x * x loses them.
[DerivativeOf(typeof(double), nameof(double.Asin), Partials = ["1 / Math.Sqrt((1 - x) * (1 + x))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Acos), Partials = ["-1 / Math.Sqrt((1 - x) * (1 + x))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.Atan), Partials = ["1 / (1 + x * x)"])]
[DerivativeOf(typeof(double), nameof(double.AsinPi), Partials = ["1 / (Math.PI * Math.Sqrt((1 - x) * (1 + x)))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.AcosPi), Partials = ["-1 / (Math.PI * Math.Sqrt((1 - x) * (1 + x)))"], Singular = true)]
[DerivativeOf(typeof(double), nameof(double.AtanPi), Partials = ["1 / (Math.PI * (1 + x * x))"])]

// y / (x² + y²) and -x / (x² + y²), written so that no square can overflow or vanish.
[DerivativeOf(
    typeof(double),
    nameof(double.Atan2),
    Partials =
    [
        "Math.Abs(x) > Math.Abs(y) ? y / x / (x + y * (y / x)) : 1 / (y + x * (x / y))",
        "Math.Abs(x) > Math.Abs(y) ? -1 / (x + y * (y / x)) : -x / y / (y + x * (x / y))",
    ],
    Singular = true)]
[DerivativeOf(
    typeof(double),
    nameof(double.Atan2Pi),
    Partials =
    [
        "Math.Abs(x) > Math.Abs(y) ? y / x / (Math.PI * (x + y * (y / x))) : 1 / (Math.PI * (y + x * (x / y)))",
        "Math.Abs(x) > Math.Abs(y) ? -1 / (Math.PI * (x + y * (y / x))) : -x / y / (Math.PI * (y + x * (x / y)))",
    ],
    Singular = true)]
[DerivativeOf(typeof(double), nameof(double.DegreesToRadians), Partials = ["0.017453292519943295"])]
[DerivativeOf(typeof(double), nameof(double.RadiansToDegrees), Partials = ["57.295779513082323"])]
public static class TrigonometricRules;
