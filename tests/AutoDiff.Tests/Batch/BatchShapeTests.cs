using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.Batch;

public class BatchShapeTests
{
    [Fact]
    public void ElementsAreTheLengthDividedByThePoints()
    {
        Assert.Equal(3, BatchShape.ElementsOf(12, 4, "p"));
        Assert.Equal(0, BatchShape.ElementsOf(0, 0, "p"));
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(1, 0)]
    public void ALengthThatDoesNotFitNamesTheParameter(int length, int points) =>
        Assert.Equal("p", Assert.Throws<ArgumentException>(() => BatchShape.ElementsOf(length, points, "p")).ParamName);

    [Fact]
    public void OneValuePerPointIsRequired() =>
        Assert.Equal("p", Assert.Throws<ArgumentException>(() => BatchShape.RequirePoints(3, 4, "p")).ParamName);

    [Fact]
    public void TheElementsOfAPointLieTheNumberOfPointsApart()
    {
        double[] all = [1, 2, 3, 4, 5, 6];
        var elements = new double[2];
        BatchShape.Gather<double>(all, 1, 3, elements);
        Assert.Equal([2, 5], elements);
        BatchShape.Scatter<double>([7, 8], 2, 3, all);
        Assert.Equal([1, 2, 7, 4, 5, 8], all);
    }

    [Fact]
    public void ADenseMatrixPerPointIsRequired() =>
        Assert.Equal("p", Assert.Throws<ArgumentException>(() => BatchShape.RequireMatrices(11, 2, 2, 3, "p")).ParamName);
}
