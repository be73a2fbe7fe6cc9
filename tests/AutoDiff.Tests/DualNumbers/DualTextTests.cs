using System.Globalization;
using System.Numerics;

namespace AutoDiff.Tests.DualNumbers;

public sealed class DualTextTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(1.5, -2)]
    [InlineData(0.1, 1e-300)]
    [InlineData(double.NaN, double.PositiveInfinity)]
    [InlineData(-0.0, double.MinValue)]
    public void WhatIsWrittenIsReadBack(double value, double tangent)
    {
        string text = new Dual<double>(value, tangent).ToString(null, Invariant);
        Dual<double> read = Dual<double>.Parse(text, Invariant);

        Assert.Equal((value, tangent), (read.Value, read.Tangent));
        Assert.True(Dual<double>.TryParse(text, Invariant, out read));
        Assert.Equal((value, tangent), (read.Value, read.Tangent));
    }

    [Fact]
    public void NestedNumbersAreReadBack()
    {
        var x = new Dual<Dual<float>>(new(1, 2), new(3, 4.5f));
        string text = x.ToString(null, Invariant);
        Dual<Dual<float>> read = Dual<Dual<float>>.Parse(text.AsSpan(), Invariant);

        Assert.Equal("<<1; 2>; <3; 4.5>>", text);
        Assert.Equal((1f, 2f, 3f, 4.5f), (read.Value.Value, read.Value.Tangent, read.Tangent.Value, read.Tangent.Tangent));
    }

    [Fact]
    public void APlainNumberIsReadAsAConstant()
    {
        Dual<double> read = Dual<double>.Parse(" 1,234.5 ", NumberStyles.Number, Invariant);

        Assert.Equal((1234.5, 0), (read.Value, read.Tangent));
    }

    [Fact]
    public void FormatAndCultureGoToBothParts()
    {
        var comma = new NumberFormatInfo { NumberDecimalSeparator = "," };
        var x = new Dual<double>(1.25, 2.5);

        Assert.Equal("<1,250; 2,500>", x.ToString("F3", comma));
        Dual<double> read = Dual<double>.Parse("<1,250; 2,500>", NumberStyles.Float, comma);
        Assert.Equal((1.25, 2.5), (read.Value, read.Tangent));
        Assert.Equal("<1.25; 2.50>", string.Create(Invariant, $"{x:F2}"));
    }

    [Fact]
    public void TheTextIsWrittenOnlyWhereItFits()
    {
        var x = new Dual<double>(1.25, 2.5);
        var buffer = new char[11];
        for (int length = 0; length < buffer.Length; length++)
        {
            Assert.False(x.TryFormat(buffer.AsSpan(0, length), out int none, default, Invariant));
            Assert.Equal(0, none);
        }

        Assert.True(x.TryFormat(buffer, out int written, default, Invariant));
        Assert.Equal("<1.25; 2.5>", new string(buffer, 0, written));
    }

    [Fact]
    public void BytesAreWrittenAndReadToo()
    {
        Assert.Equal((1.25, 2.5), RoundTrip(new Dual<double>(1.25, 2.5)));

        static (double Value, double Tangent) RoundTrip(Dual<double> x)
        {
            Dual<double> read = Read<Dual<double>>(Write(x));
            return (read.Value, read.Tangent);
        }

        static byte[] Write<T>(T x)
            where T : INumberBase<T>
        {
            var bytes = new byte[64];
            Assert.True(x.TryFormat(bytes, out int written, default, Invariant));
            return bytes[..written];
        }

        static T Read<T>(byte[] bytes)
            where T : INumberBase<T>
            => T.Parse(bytes, Invariant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("<1>")]
    [InlineData("<1; 2")]
    [InlineData("1; 2>")]
    [InlineData("<1; two>")]
    [InlineData("<one; 2>")]
    [InlineData("<1; 2; 3>")]
    public void AnythingElseIsNotANumber(string text)
    {
        Assert.False(Dual<double>.TryParse(text, Invariant, out _));
        Assert.Throws<FormatException>(() => Dual<double>.Parse(text, Invariant));
    }

    [Fact]
    public void NoTextIsNotANumber()
    {
        Assert.False(Dual<double>.TryParse((string?)null, Invariant, out _));
        Assert.Throws<ArgumentNullException>(() => Dual<double>.Parse(null!, Invariant));
    }
}
