using System.Numerics;

namespace AutoDiff.Tests.DualNumbers;

public sealed class DualConversionTests
{
    [Fact]
    public void NumbersOfTheBaseClassLibraryBecomeConstants()
    {
        AssertConstant(7, Dual<double>.CreateChecked(7));
        AssertConstant(7, Dual<double>.CreateChecked((byte)7));
        AssertConstant(7, Dual<double>.CreateChecked((sbyte)7));
        AssertConstant(7, Dual<double>.CreateChecked((short)7));
        AssertConstant(7, Dual<double>.CreateChecked((ushort)7));
        AssertConstant(7, Dual<double>.CreateChecked(7u));
        AssertConstant(7, Dual<double>.CreateChecked(7L));
        AssertConstant(7, Dual<double>.CreateChecked(7UL));
        AssertConstant(7, Dual<double>.CreateChecked((nint)7));
        AssertConstant(7, Dual<double>.CreateChecked((nuint)7));
        AssertConstant(7, Dual<double>.CreateChecked((Int128)7));
        AssertConstant(7, Dual<double>.CreateChecked((UInt128)7));
        AssertConstant(7, Dual<double>.CreateChecked((BigInteger)7));
        AssertConstant(7, Dual<double>.CreateChecked('\a'));
        AssertConstant(7.5, Dual<double>.CreateChecked((Half)7.5));
        AssertConstant(7.5, Dual<double>.CreateChecked(7.5f));
        AssertConstant(7.5, Dual<double>.CreateChecked(7.5m));
        AssertConstant(7.5, Dual<double>.CreateChecked(7.5));
    }

    [Fact]
    public void AConversionToAPlainNumberKeepsTheValue()
    {
        var x = new Dual<double>(7.5, 3);

        Assert.Equal(7, int.CreateChecked(x));
        Assert.Equal(7L, long.CreateTruncating(x));
        Assert.Equal(7, BigInteger.CreateSaturating(x));
        Assert.Equal(7.5f, float.CreateChecked(x));
        Assert.Equal(7.5m, decimal.CreateChecked(x));
        Assert.Equal(7.5, double.CreateChecked(x));
    }

    [Fact]
    public void WhatDoesNotFitThrowsSaturatesOrTruncates()
    {
        var x = new Dual<double>(1e10, 3);

        Assert.Throws<OverflowException>(() => int.CreateChecked(x));
        Assert.Equal(int.MaxValue, int.CreateSaturating(x));
        Assert.Equal(int.CreateTruncating(1e10), int.CreateTruncating(x));
    }

    [Fact]
    public void AConversionBetweenDualNumbersKeepsTheTangent()
    {
        var x = new Dual<float>(7.5f, 3);

        Assert.Equal((7.5, 3.0), Parts(Dual<double>.CreateChecked(x)));
        Assert.Equal((7.5, 3.0), Parts(Dual<double>.CreateSaturating(x)));
        Assert.Equal((7.5, 3.0), Parts(Dual<double>.CreateTruncating(x)));
        Assert.Equal((7.5f, 3f), Parts(Dual<float>.CreateChecked(new Dual<double>(7.5, 3))));
    }

    [Fact]
    public void ANumberIsAConstantOfTheNextLevel()
    {
        var x = new Dual<double>(2, 3);

        (Dual<double> value, Dual<double> tangent) = Dual<Dual<double>>.CreateChecked(x);
        Assert.Equal((2, 3), Parts(value));
        Assert.Equal((0, 0), Parts(tangent));

        (value, tangent) = Dual<Dual<double>>.CreateChecked(5);
        Assert.Equal((5, 0), Parts(value));
        Assert.Equal((0, 0), Parts(tangent));
    }

    [Fact]
    public void ATypeThatNothingIsKnownOfIsNotConverted() =>
        Assert.Throws<NotSupportedException>(() => Dual<double>.CreateChecked(new Complex(1, 2)));

    private static void AssertConstant(double expected, Dual<double> actual) => Assert.Equal((expected, 0), Parts(actual));

    private static (T Value, T Tangent) Parts<T>(Dual<T> x)
        where T : IFloatingPointIeee754<T>
        => (x.Value, x.Tangent);
}
