using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class ShapeTests
{
    [Fact]
    public void WhatFitsIsLetThrough()
    {
        Shape.RequireLength(3, 3, "xTangent");
        Shape.RequireNotNull("", "xTangent");
        Shape.RequireMatrix(6, 2, 3, "jacobian");
        Shape.RequireAtLeast(4, 3, "buffer");
    }

    [Fact]
    public void AnotherLengthThrowsWithTheParameterAndBothLengths()
    {
        var exception = Assert.Throws<ArgumentException>(() => Shape.RequireLength(4, 3, "xTangent"));

        Assert.Equal("xTangent", exception.ParamName);
        Assert.Contains("4", exception.Message, StringComparison.Ordinal);
        Assert.Contains("3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherLengthsOfATensorThrowWithBoth()
    {
        Shape.RequireLengths([2, 3], [2, 3], "xTangent");

        var exception = Assert.Throws<ArgumentException>(() => Shape.RequireLengths([3, 2], [2, 3], "xTangent"));

        Assert.Equal("xTangent", exception.ParamName);
        Assert.Contains("[3, 2]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Shape.RequireLengths([6], [2, 3], "xTangent"));
    }

    [Fact]
    public void ANullShadowThrowsPlainArgumentException()
    {
        var exception = Assert.Throws<ArgumentException>(() => Shape.RequireNotNull(null, "xAdjoint"));

        Assert.Equal("xAdjoint", exception.ParamName);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void AMatrixOfAnotherSizeThrows(int actual) =>
        Assert.Equal("jacobian", Assert.Throws<ArgumentException>(() => Shape.RequireMatrix(actual, 2, 3, "jacobian")).ParamName);

    [Fact]
    public void AMatrixLargerThanAnySpanDoesNotWrapAround() =>
        Assert.Throws<ArgumentException>(() => Shape.RequireMatrix(0, 1 << 16, 1 << 16, "jacobian"));

    [Fact]
    public void AShortBufferThrows() =>
        Assert.Equal("buffer", Assert.Throws<ArgumentException>(() => Shape.RequireAtLeast(2, 3, "buffer")).ParamName);
}
