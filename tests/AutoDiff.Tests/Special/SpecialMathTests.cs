using Xunit;

namespace AutoDiff.Tests.Special;

/// <summary>Values to 32 digits, as a double and what it lacks, computed by mpmath with 50 digits.</summary>
public class SpecialMathTests
{
    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(1e-300, 1.1283791670955126e-300, -1.495728e-317)]
    [InlineData(1e-09, 1.1283791670955127e-09, -1.624992790279848e-26)]
    [InlineData(0.1, 0.1124629160182849, 9.255497413884101e-19)]
    [InlineData(0.25, 0.27632639016823696, -2.4227076221184163e-17)]
    [InlineData(0.5, 0.5204998778130465, 1.900077467916287e-17)]
    [InlineData(0.84375, 0.7672256612323416, 3.982733307777803e-17)]
    [InlineData(0.999999, 0.8427003778418023, 3.4164823667641686e-17)]
    [InlineData(1.0, 0.8427007929497149, -2.4801011789118602e-17)]
    [InlineData(1.25, 0.9229001282564583, -5.51775442986392e-17)]
    [InlineData(2.0, 0.9953222650189527, 2.20719858329765e-17)]
    [InlineData(3.5, 0.9999992569016276, 4.9647279187212204e-17)]
    [InlineData(5.9, 0.9999999999999999, 3.911820462701088e-17)]
    [InlineData(-0.3, -0.3286267594591274, -2.2908254446982777e-17)]
    [InlineData(-1.7, -0.9837904585907745, -4.16538078253101e-17)]
    public void TheErrorFunctionHasAllDigits(double x, double expected, double rest) =>
        Check(expected, rest, SpecialMath.Erf(x), 2, x);

    [Theory]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(1e-12, 0.9999999999988716, 5.1515133496556486e-17)]
    [InlineData(0.25, 0.7236736098317631, -3.128407501007366e-17)]
    [InlineData(0.4999, 0.4795880048386134, -3.404274921334817e-18)]
    [InlineData(0.5, 0.4795001221869535, -1.900077467916287e-17)]
    [InlineData(0.75, 0.28884436634648486, 8.536743514828927e-18)]
    [InlineData(1.0, 0.15729920705028513, -2.954563826510312e-18)]
    [InlineData(2.0, 0.004677734981047266, -3.8794238326641256e-19)]
    [InlineData(4.0, 1.541725790028002e-08, -1.1417872168371026e-24)]
    [InlineData(6.0, 2.1519736712498913e-17, 3.1898197253599377e-34)]
    [InlineData(10.0, 2.088487583762545e-45, -1.2006565763501381e-61)]
    [InlineData(20.0, 5.395865611607901e-176, -2.4980975484348278e-192)]
    [InlineData(26.0, 5.663192408856143e-296, -3.454309640217e-312)]
    [InlineData(27.0, 5.23705e-319, 0.0)]
    [InlineData(-0.3, 1.3286267594591274, -3.2602896784275053e-17)]
    [InlineData(-3.0, 1.9999779095030015, -5.738833187615296e-17)]
    public void TheComplementHasAllDigitsWhereItIsSmall(double x, double expected, double rest) =>
        Check(expected, rest, SpecialMath.Erfc(x), 4, x);

    [Theory]
    [InlineData(0.0, 0.5, 0.0)]
    [InlineData(1e-10, 0.5000000000398942, 2.898477520670205e-17)]
    [InlineData(-0.5, 0.3085375387259869, 1.4568778275699303e-17)]
    [InlineData(-0.71, 0.23885206808998674, -8.06406383261309e-18)]
    [InlineData(0.7, 0.758036347776927, 4.937435700328491e-18)]
    [InlineData(-1.0, 0.15865525393145705, 4.9468552901786335e-18)]
    [InlineData(1.0, 0.8413447460685429, 2.280872032545028e-17)]
    [InlineData(-1.5, 0.06680720126885807, -5.303515941678518e-18)]
    [InlineData(2.5, 0.9937903346742238, 2.39834723349092e-17)]
    [InlineData(-4.0, 3.1671241833119924e-05, -3.0731906018516887e-21)]
    [InlineData(-8.0, 6.220960574271784e-16, 2.491586890683703e-32)]
    [InlineData(-16.0, 6.388754400538087e-58, 4.777054710451788e-74)]
    [InlineData(-30.0, 4.906713927148187e-198, -1.177867140585931e-214)]
    [InlineData(-38.0, 2.88542835e-316, 0.0)]
    [InlineData(5.0, 0.9999997133484281, 4.434127499629886e-17)]
    [InlineData(9.0, 1.0, -1.1285884059538405e-19)]
    public void TheNormalDistributionHasAllDigitsInItsLowerTail(double x, double expected, double rest) =>
        Check(expected, rest, SpecialMath.NormalCdf(x), 4, x);

    [Theory]
    [InlineData(0.0, 0.3989422804014327, -2.49232720227773e-17)]
    [InlineData(0.5, 0.35206532676429947, 8.95443975104901e-18)]
    [InlineData(-1.0, 0.24197072451914334, 1.2225883220660234e-17)]
    [InlineData(3.0, 0.0044318484119380075, -3.516863549248617e-19)]
    [InlineData(-7.5, 2.4343205330290096e-13, 2.2204872298021795e-29)]
    [InlineData(20.0, 5.520948362159764e-88, -3.4249648341667627e-104)]
    [InlineData(37.0, 2.1200065515246056e-298, 6.991999915e-315)]
    [InlineData(38.5, 5.4e-323, -0.0)]
    public void TheNormalDensityHasAllDigits(double x, double expected, double rest) =>
        Check(expected, rest, SpecialMath.NormalPdf(x), 3, x);

    [Theory]
    [InlineData(1e-300, -37.0470962993612, 1.2855241155428752e-15)]
    [InlineData(1e-100, -21.273453560965326, 1.398498135078709e-15)]
    [InlineData(1e-16, -8.222082216130435, -8.421327410804887e-16)]
    [InlineData(1e-05, -4.264890793922825, 5.306413917052966e-17)]
    [InlineData(0.01, -2.326347874040841, 1.0847324997032725e-16)]
    [InlineData(0.1, -1.2815515655446004, -6.689417488119474e-17)]
    [InlineData(0.25, -0.6744897501960817, -3.7755511355050287e-17)]
    [InlineData(0.45, -0.12566134685507402, 1.2530883285198873e-17)]
    [InlineData(0.4999999, -2.5066282747031063e-07, -2.079949930464864e-23)]
    [InlineData(0.5, 0.0, 0.0)]
    [InlineData(0.500001, 2.5066282747057052e-06, -1.5204145808517407e-23)]
    [InlineData(0.6, 0.2533471031357997, 1.858512582478071e-17)]
    [InlineData(0.75, 0.6744897501960817, 3.7755511355050287e-17)]
    [InlineData(0.9, 1.2815515655446006, 3.002501154998555e-18)]
    [InlineData(0.975, 1.9599639845400538, 2.821657963445305e-17)]
    [InlineData(0.999, 3.090232306167813, 8.562560384489992e-17)]
    [InlineData(0.9999999999, 6.361340889697422, 1.3423516261099332e-16)]
    public void TheNormalQuantileHasAllDigits(double x, double expected, double rest) =>
        Check(expected, rest, SpecialMath.NormalInverseCdf(x), 4, x);

    [Fact]
    public void TheEndsAreExact()
    {
        Assert.Equal(1, SpecialMath.Erf(double.PositiveInfinity));
        Assert.Equal(-1, SpecialMath.Erf(double.NegativeInfinity));
        Assert.True(double.IsNegative(SpecialMath.Erf(-0.0)));
        Assert.Equal(0, SpecialMath.Erfc(double.PositiveInfinity));
        Assert.Equal(2, SpecialMath.Erfc(double.NegativeInfinity));
        Assert.Equal(1, SpecialMath.Erfc(0.0));
        Assert.Equal(1, SpecialMath.NormalCdf(double.PositiveInfinity));
        Assert.Equal(0, SpecialMath.NormalCdf(double.NegativeInfinity));
        Assert.Equal(0, SpecialMath.NormalPdf(double.NegativeInfinity));
        Assert.Equal(double.NegativeInfinity, SpecialMath.NormalInverseCdf(0.0));
        Assert.Equal(double.PositiveInfinity, SpecialMath.NormalInverseCdf(1.0));
        Assert.True(double.IsNaN(SpecialMath.NormalInverseCdf(-0.1)));
        Assert.True(double.IsNaN(SpecialMath.NormalInverseCdf(1.1)));
    }

    [Fact]
    public void WhatIsNoNumberStaysNone()
    {
        Assert.True(double.IsNaN(SpecialMath.Erf(double.NaN)));
        Assert.True(double.IsNaN(SpecialMath.Erfc(double.NaN)));
        Assert.True(double.IsNaN(SpecialMath.NormalCdf(double.NaN)));
        Assert.True(double.IsNaN(SpecialMath.NormalPdf(double.NaN)));
        Assert.True(double.IsNaN(SpecialMath.NormalInverseCdf(double.NaN)));
    }

    [Fact]
    public void OtherRealsGetTheRoundedValue()
    {
        Assert.Equal((float)SpecialMath.NormalCdf(0.5), SpecialMath.NormalCdf(0.5f));
        Assert.Equal((Half)SpecialMath.Erfc(0.5), SpecialMath.Erfc((Half)0.5));
    }

    /// <summary>First and second derivatives of dual numbers of dual numbers against the closed forms.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(-1.7)]
    [InlineData(2.5)]
    public void DualNumbersCarryTheDerivatives(double x)
    {
        var (erf, density) = (2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x), Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI));
        Derivatives(SpecialMath.Erf, x, erf, -2 * x * erf);
        Derivatives(SpecialMath.Erfc, x, -erf, 2 * x * erf);
        Derivatives(SpecialMath.NormalCdf, x, density, -x * density);
        Derivatives(SpecialMath.NormalPdf, x, -x * density, ((x * x) - 1) * density);

        var p = SpecialMath.NormalCdf(x);
        Derivatives(SpecialMath.NormalInverseCdf, p, 1 / density, x / (density * density));
    }

    [Fact]
    public void ASingularEndKeepsAZeroTangent() => Assert.Equal(0, SpecialMath.NormalInverseCdf(new Dual<double>(0, 0)).Tangent);

    private static void Derivatives(Func<Dual<Dual<double>>, Dual<Dual<double>>> function, double x, double first, double second)
    {
        var result = function(new Dual<Dual<double>>(new Dual<double>(x, 1), new Dual<double>(1, 0)));
        Assert.Equal(first, result.Value.Tangent, 1e-12 * Math.Abs(first));
        Assert.Equal(first, result.Tangent.Value, 1e-12 * Math.Abs(first));
        Assert.Equal(second, result.Tangent.Tangent, 1e-12 * (Math.Abs(first) + Math.Abs(second)));
    }

    private static void Check(double expected, double rest, double actual, double units, double x)
    {
        var unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        var error = Math.Abs((actual - expected) - rest) / unit;
        Assert.True(error <= units, FormattableString.Invariant($"{actual:R} instead of {expected:R} at {x:R}: {error:F2} units"));
    }
}
