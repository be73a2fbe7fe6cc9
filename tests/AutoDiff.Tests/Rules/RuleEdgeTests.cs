namespace AutoDiff.Tests.Rules;

/// <summary>The partials at kinks, at the ends of domains and at extreme numbers, as plain values.</summary>
public sealed class RuleEdgeTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Theory]

    // Kinks.
    [InlineData("Abs(x)", 0, 0.0, 0.0)]
    [InlineData("Abs(x)", 0, NaN, NaN)]
    [InlineData("Abs(x)", 0, -Infinity, -1.0)]
    [InlineData("CopySign(x, y)", 0, 0.0, 0.0, -1.0)]
    [InlineData("CopySign(x, y)", 0, -3.0, 1.0, -2.0)]
    [InlineData("CopySign(x, y)", 0, -3.0, -1.0, 0.0)]
    [InlineData("CopySign(x, y)", 1, -3.0, 0.0, 0.0)]
    [InlineData("Max(x, y)", 0, 2.0, 0.5, 2.0)]
    [InlineData("Max(x, y)", 1, 2.0, 0.5, 2.0)]
    [InlineData("Max(x, y)", 0, 0.0, 0.5, -0.0)]
    [InlineData("Max(x, y)", 0, 3.0, 1.0, 2.0)]
    [InlineData("Max(x, y)", 1, 3.0, 0.0, 2.0)]
    [InlineData("Max(x, y)", 1, NaN, NaN, 2.0)]
    [InlineData("Min(x, y)", 0, 2.0, 0.5, 2.0)]
    [InlineData("Min(x, y)", 1, 3.0, 1.0, 2.0)]
    [InlineData("MaxNative(x, y)", 0, 2.0, 0.5, 2.0)]
    [InlineData("MinNative(x, y)", 0, 2.0, 0.5, 2.0)]
    [InlineData("MaxNumber(x, y)", 0, NaN, 0.0, 2.0)]
    [InlineData("MaxNumber(x, y)", 1, NaN, 1.0, 2.0)]
    [InlineData("MinNumber(x, y)", 0, 2.0, 1.0, NaN)]
    [InlineData("MinNumber(x, y)", 1, 2.0, 0.5, 2.0)]
    [InlineData("MaxMagnitude(x, y)", 0, 2.0, 0.5, 2.0)]
    [InlineData("MaxMagnitude(x, y)", 0, -2.0, 0.0, 2.0)]
    [InlineData("MaxMagnitude(x, y)", 1, -2.0, 1.0, 2.0)]
    [InlineData("MinMagnitude(x, y)", 0, -2.0, 1.0, 2.0)]
    [InlineData("MinMagnitude(x, y)", 0, -2.0, 0.5, -2.0)]
    [InlineData("MaxMagnitudeNumber(x, y)", 1, NaN, 1.0, 2.0)]
    [InlineData("MinMagnitudeNumber(x, y)", 0, 2.0, 1.0, NaN)]
    [InlineData("Clamp(x, y, z)", 0, 1.0, 1.0, 1.0, 2.0)]
    [InlineData("Clamp(x, y, z)", 0, 2.0, 1.0, 1.0, 2.0)]
    [InlineData("Clamp(x, y, z)", 0, 0.5, 0.0, 1.0, 2.0)]
    [InlineData("Clamp(x, y, z)", 1, 1.0, 0.0, 1.0, 2.0)]
    [InlineData("Clamp(x, y, z)", 1, 0.5, 1.0, 1.0, 2.0)]
    [InlineData("Clamp(x, y, z)", 2, 2.5, 1.0, 1.0, 2.0)]
    [InlineData("ClampNative(x, y, z)", 0, 2.0, 1.0, 1.0, 2.0)]
    [InlineData("Hypot(x, y)", 0, 0.0, 0.0, 0.0)]
    [InlineData("Hypot(x, y)", 1, 0.0, 0.0, -0.0)]

    // Ends of domains.
    [InlineData("Sqrt(x)", 0, 0.0, Infinity)]
    [InlineData("Sqrt(x)", 0, -1.0, NaN)]
    [InlineData("Sqrt(x)", 0, Infinity, 0.0)]
    [InlineData("Cbrt(x)", 0, 0.0, Infinity)]
    [InlineData("RootN(x, y)", 0, 0.0, Infinity, 2.0)]
    [InlineData("RootN(x, y)", 0, 0.0, 1.0, 1.0)]
    [InlineData("RootN(x, y)", 0, 0.0, -Infinity, -2.0)]
    [InlineData("RootN(x, y)", 0, Infinity, 0.0, 3.0)]
    [InlineData("RootN(x, y)", 0, 2.0, NaN, 0.0)]
    [InlineData("Log(x)", 0, 0.0, Infinity)]
    [InlineData("LogP1(x)", 0, -1.0, Infinity)]
    [InlineData("Asin(x)", 0, 1.0, Infinity)]
    [InlineData("Asin(x)", 0, -1.0, Infinity)]
    [InlineData("Acos(x)", 0, 1.0, -Infinity)]
    [InlineData("Acos(x)", 0, 1.5, NaN)]
    [InlineData("Acosh(x)", 0, 1.0, Infinity)]
    [InlineData("Acosh(x)", 0, -2.0, NaN)]
    [InlineData("Atanh(x)", 0, 1.0, Infinity)]
    [InlineData("Atan2(x, y)", 0, 0.0, NaN, 0.0)]
    [InlineData("Pow(x, y)", 0, 0.0, 0.0, 2.0)]
    [InlineData("Pow(x, y)", 0, 0.0, 1.0, 1.0)]
    [InlineData("Pow(x, y)", 0, 0.0, 0.0, 0.0)]
    [InlineData("Pow(x, y)", 0, 0.0, Infinity, 0.5)]
    [InlineData("Pow(x, y)", 0, -3.0, 0.0, 0.0)]
    [InlineData("Pow(x, y)", 0, -2.0, -4.0, 2.0)]
    [InlineData("Pow(x, y)", 1, 0.0, 0.0, 2.0)]
    [InlineData("Pow(x, y)", 1, 0.0, 0.0, 0.5)]
    [InlineData("Pow(x, y)", 1, -2.0, NaN, 2.0)]
    [InlineData("Pow(x, y)", 1, Infinity, 0.0, -2.0)]
    [InlineData("Pow(x, y)", 1, 1.0, 0.0, 7.0)]

    // Numbers whose squares overflow or vanish.
    [InlineData("Atan2(x, y)", 0, 1e-200, 4e199, 2e-200)]
    [InlineData("Atan2(x, y)", 1, 1e200, -2e-201, 2e200)]
    [InlineData("Atan2(x, y)", 0, 2e200, 2e-201, 1e200)]
    [InlineData("Asinh(x)", 0, 1e200, 1e-200)]
    [InlineData("Acosh(x)", 0, 1e200, 1e-200)]
    [InlineData("Hypot(x, y)", 0, 3e200, 0.6, 4e200)]
    [InlineData("Hypot(x, y)", 1, 3e-200, 0.8, 4e-200)]
    [InlineData("ScaleB(x, y)", 0, 1.0, 16.0, 4.0)]

    // The quotient that the remainder takes, where the division rounds to a half.
    [InlineData("Ieee754Remainder(x, y)", 1, 5.0, -2.0, 2.0)]
    [InlineData("Ieee754Remainder(x, y)", 1, 7.0, -4.0, 2.0)]
    [InlineData("Ieee754Remainder(x, y)", 1, -7.5, 3.0, 2.5)]
    [InlineData("Ieee754Remainder(x, y)", 1, 5.0, 0.0, Infinity)]
    public void ThePartialIsChosenAsDocumented(string key, int argument, double x, double expected, double y = 0, double z = 0)
    {
        Rule rule = Rule.Get(key);
        double[] point = [.. new[] { x, y, z }.Take(rule.Arity)];

        double actual = rule.Partial(argument, point).Single();

        Assert.Equal(expected, actual, (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-14 * Math.Abs(a));
    }

    [Theory]
    [InlineData(1.0, 2.0, 2.0)]
    [InlineData(0.0, 2.0, 2.0)]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 3.0, 0.0)]
    [InlineData(0.0, 1.5, Infinity)]
    public void ThePowerOfZeroHasItsSecondDerivative(double x, double exponent, double expected)
    {
        Dual<double>[] point = [Dual.Variable(x), Dual.Constant(exponent)];

        Assert.Equal(expected, Rule.Get("Pow(x, y)").Partial(0, point)[0].Tangent);
    }

    [Fact]
    public void ThePowerZeroHasItsMixedSecondDerivative()
    {
        Dual<double>[] alongExponent = [Dual.Constant(4.0), Dual.Variable(0.0)];
        Dual<double>[] alongBase = [Dual.Variable(4.0), Dual.Constant(0.0)];

        Assert.Equal(0.25, Rule.Get("Pow(x, y)").Partial(0, alongExponent)[0].Tangent);
        Assert.Equal(0.25, Rule.Get("Pow(x, y)").Partial(1, alongBase)[0].Tangent);
    }
}
