using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class ChainTests
{
    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(3)]
    public void AZeroShadowGivesExactlyZero(double partial)
    {
        Assert.Equal(0.0, Chain.Multiply(partial, 0.0));
        Assert.Equal(0.0, Chain.Multiply(partial, -0.0));
        Assert.Equal(0f, Chain.Multiply((float)partial, 0f));
        Assert.Equal((Half)0, Chain.Multiply((Half)partial, (Half)0));
        Assert.Equal(0.0, Chain.Multiply<Dual<double>>(partial, 0).Value);
        Assert.Equal(0.0, Chain.Multiply<Dual<double>>(partial, 0).Tangent);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 2, double.PositiveInfinity)]
    [InlineData(double.NaN, 2, double.NaN)]
    [InlineData(3, double.NaN, double.NaN)]
    [InlineData(3, 2, 6)]
    public void AnyOtherShadowGivesTheProduct(double partial, double shadow, double expected)
    {
        Assert.Equal(expected, Chain.Multiply(partial, shadow));
        Assert.Equal((float)expected, Chain.Multiply((float)partial, (float)shadow));
        Assert.Equal((Half)expected, Chain.Multiply((Half)partial, (Half)shadow));
    }

    [Fact]
    public void AShadowThatIsZeroButHasADerivativeIsNotDropped()
    {
        var shadow = new Dual<double>(0, 5);

        Assert.Equal(15, Chain.Multiply<Dual<double>>(3, shadow).Tangent);
    }

    [Fact]
    public void AShadowWhoseEveryPartIsMinusZeroIsZero()
    {
        var shadow = new Dual<Dual<float>>(new(-0f, -0f), new(0f, -0f));

        Assert.Equal(0f, Chain.Multiply(Dual<Dual<float>>.NaN, shadow).Value.Value);
    }
}
