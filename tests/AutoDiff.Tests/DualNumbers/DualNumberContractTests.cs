using System.Numerics;

namespace AutoDiff.Tests.DualNumbers;

/// <summary>What generic-math code may ask of a number: everything but derivatives is the value's.</summary>
public sealed class DualNumberContractTests
{
    private static readonly double[] Values =
        [double.NaN, double.NegativeInfinity, -1e300, -2, -1.5, -0.0, 0, double.Epsilon, 1, 2.5, 4, double.MaxValue, double.PositiveInfinity];

    [Fact]
    public void ComparisonAsksTheValueOnly()
    {
        foreach (double a in Values)
        {
            foreach (double b in Values)
            {
                var x = new Dual<double>(a, 1);
                var y = new Dual<double>(b, 2);
                Assert.Equal(a == b, x == y);
                Assert.Equal(a != b, x != y);
                Assert.Equal(a < b, x < y);
                Assert.Equal(a > b, x > y);
                Assert.Equal(a <= b, x <= y);
                Assert.Equal(a >= b, x >= y);
                Assert.Equal(a.Equals(b), x.Equals(y));
                Assert.Equal(a.Equals(b), x.Equals((object)y));
                Assert.Equal(a.CompareTo(b), x.CompareTo(y));
                Assert.Equal(a.CompareTo(b), x.CompareTo((object)y));
            }
        }

        Assert.Equal(new Dual<double>(2, 1).GetHashCode(), new Dual<double>(2, 5).GetHashCode());
        Assert.False(new Dual<double>(2, 1).Equals((object)2.0));
        Assert.Equal(1, new Dual<double>(2, 1).CompareTo(null));
        Assert.Throws<ArgumentException>(() => new Dual<double>(2, 1).CompareTo("2"));
    }

    [Fact]
    public void PredicatesAskTheValueOnly()
    {
        foreach (double value in Values)
        {
            Assert.Equal(Facts(value), Facts(new Dual<double>(value, 3)));
        }

        static bool[] Facts<T>(T x)
            where T : IFloatingPointIeee754<T>
            =>
            [
                T.IsCanonical(x), T.IsComplexNumber(x), T.IsEvenInteger(x), T.IsFinite(x), T.IsImaginaryNumber(x),
                T.IsInfinity(x), T.IsInteger(x), T.IsNaN(x), T.IsNegative(x), T.IsNegativeInfinity(x), T.IsNormal(x),
                T.IsOddInteger(x), T.IsPositive(x), T.IsPositiveInfinity(x), T.IsRealNumber(x), T.IsSubnormal(x), T.IsZero(x),
            ];
    }

    [Fact]
    public void ConstantsHaveNoTangent()
    {
        double[] plain = Constants<double>();
        Dual<double>[] dual = Constants<Dual<double>>();

        Assert.Equal(plain, dual.Select(constant => constant.Value));
        Assert.All(dual, constant => Assert.Equal(0, constant.Tangent));

        static T[] Constants<T>()
            where T : IFloatingPointIeee754<T>, IMinMaxValue<T>
            =>
            [
                T.Zero, T.One, T.NegativeOne, T.NegativeZero, T.E, T.Pi, T.Tau, T.Epsilon, T.NaN, T.PositiveInfinity,
                T.NegativeInfinity, T.MaxValue, T.MinValue, T.AdditiveIdentity, T.MultiplicativeIdentity, T.CreateChecked(T.Radix),
            ];
    }

    [Fact]
    public void DiscreteFunctionsAskTheValueOnly()
    {
        Assert.Equal(-1, Dual<double>.Sign(new(-2, 5)));
        Assert.Equal(3, Dual<double>.ILogB(new(9, 5)));
        Assert.Equal(3, ConvertToInteger<Dual<double>>(new(3.7, 5)));
        Assert.Equal(new Dual<double>(-3, 0).Value, Dual<double>.Round(new(-2.5, 5), MidpointRounding.AwayFromZero).Value);
        Assert.Equal(0, Dual<double>.Round(new(-2.5, 5), MidpointRounding.AwayFromZero).Tangent);

        static int ConvertToInteger<T>(T x)
            where T : IFloatingPoint<T>
            => T.ConvertToInteger<int>(x);
    }

    [Fact]
    public void TheBitsAreTheValues()
    {
        double value = 12.625;
        var dual = new Dual<double>(value, 3);

        Assert.Equal(Bits(value), Bits(dual));

        static string Bits<T>(T x)
            where T : IFloatingPoint<T>
        {
            var bytes = new byte[32];
            int written = x.WriteExponentBigEndian(bytes);
            written += x.WriteExponentLittleEndian(bytes, written);
            written += x.WriteSignificandBigEndian(bytes, written);
            written += x.WriteSignificandLittleEndian(bytes, written);
            return $"{System.Convert.ToHexString(bytes, 0, written)} {x.GetExponentByteCount()} {x.GetExponentShortestBitLength()} "
                + $"{x.GetSignificandBitLength()} {x.GetSignificandByteCount()}";
        }
    }

    [Fact]
    public void GenericCodeOfSomebodyElseIsDifferentiated()
    {
        // The implicit derivative of the root of r³ + r = p is 1 / (3r² + 1).
        Dual<double> root = Newton(Dual.Variable(10.0));

        Assert.Equal(2, root.Value, 1e-14);
        Assert.Equal(1.0 / 13, root.Tangent, 1e-14);

        static T Newton<T>(T p)
            where T : INumber<T>
        {
            T three = T.CreateChecked(3);
            T r = p;
            for (int i = 0; i < 50; i++)
            {
                r -= ((r * r * r) + r - p) / ((three * r * r) + T.One);
            }

            return r;
        }
    }

    [Fact]
    public void ASumOfAnEnumerableIsDifferentiated()
    {
        Dual<float>[] terms = [Dual.Variable(1f), new(2, 3), Dual.Constant(4f)];
        Dual<float> sum = terms.Aggregate(Dual<float>.Zero, (a, b) => a + b);

        Assert.Equal((7f, 4f), (sum.Value, sum.Tangent));
    }
}
