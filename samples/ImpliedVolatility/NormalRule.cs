using AutoDiff;

namespace ImpliedVolatility;

/// <summary>N′(x) = exp(−x²/2)/√(2π).</summary>
[DerivativeOf(typeof(BlackScholes), nameof(BlackScholes.Normal), Partials = ["0.398942280401432677939946 * Math.Exp(-0.5 * x * x)"])]
internal static class NormalRule;
