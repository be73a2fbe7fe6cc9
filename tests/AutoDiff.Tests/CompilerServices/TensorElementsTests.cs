using AutoDiff.CompilerServices;

namespace AutoDiff.Tests.CompilerServices;

public sealed class TensorElementsTests
{
    [Fact]
    public void TheLastDimensionIsTheFastest()
    {
        double[] memory = [1, 2, 3, 4, 5, 6];
        var elements = new TensorElements<double>(ref memory[0], [2, 3], [3, 1]);

        Assert.Equal(6, elements.Length);
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(elements));
    }

    [Fact]
    public void StridesSayWhereTheElementsAre()
    {
        double[] memory = [1, 2, 3, 4, 5, 6];

        Assert.Equal([1, 4, 2, 5, 3, 6], Read(new TensorElements<double>(ref memory[0], [3, 2], [1, 3])));
        Assert.Equal([2, 3, 5, 6], Read(new TensorElements<double>(ref memory[1], [2, 2], [3, 1])));
        Assert.Equal([1, 2, 1, 2], Read(new TensorElements<double>(ref memory[0], [2, 2], [0, 1])));
    }

    [Fact]
    public void ClearAndFillTouchNothingBetweenTheElements()
    {
        double[] memory = [1, 2, 3, 4, 5, 6];
        var left = new TensorElements<double>(ref memory[0], [2, 2], [3, 1]);

        left.Fill(7);
        Assert.Equal([7, 7, 3, 7, 7, 6], memory);

        left.Clear();
        Assert.Equal([0, 0, 3, 0, 0, 6], memory);
    }

    [Fact]
    public void CopiesGoInTheOrderOfTheRows()
    {
        double[] memory = [1, 2, 3, 4, 5, 6];
        double[] copy = new double[5];
        new TensorElements<double>(ref memory[0], [2, 2], [1, 3]).CopyTo(copy);

        Assert.Equal([1, 4, 2, 5, 0], copy);
        Assert.Throws<ArgumentException>(() => new TensorElements<double>(ref memory[0], [6], [1]).CopyTo(copy));
    }

    [Fact]
    public void AnEmptyOneHasNoElements()
    {
        double[] memory = [1];

        Assert.Equal(0, new TensorElements<double>(ref memory[0], [0, 3], [3, 1]).Length);
        Assert.Equal(0, new TensorElements<double>(ref memory[0], [], []).Length);
        Assert.Throws<IndexOutOfRangeException>(() => new TensorElements<double>(ref memory[0], [0, 3], [3, 1])[0]);
    }

    private static double[] Read(TensorElements<double> elements)
    {
        double[] read = new double[elements.Length];
        for (int i = 0; i < read.Length; i++)
        {
            read[i] = elements[i];
        }

        return read;
    }
}
