using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class AngleTests
{
    [Fact]
    public void BothAreTheFunctionsOfTheirOwnToTheLastBit()
    {
        var random = new Random(20260101);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 18));
            (double sin, double cos) = Angle.SinCos(x);
            Assert.Equal(BitConverter.DoubleToInt64Bits(Math.Sin(x)), BitConverter.DoubleToInt64Bits(sin));
            Assert.Equal(BitConverter.DoubleToInt64Bits(Math.Cos(x)), BitConverter.DoubleToInt64Bits(cos));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(double.Epsilon)]
    public void AnglesThatAreNoneAreToo(double x)
    {
        (double sin, double cos) = Angle.SinCos(x);
        Assert.Equal(BitConverter.DoubleToInt64Bits(Math.Sin(x)), BitConverter.DoubleToInt64Bits(sin));
        Assert.Equal(BitConverter.DoubleToInt64Bits(Math.Cos(x)), BitConverter.DoubleToInt64Bits(cos));
    }
}
