namespace AutoDiff.Tests;

public sealed class DiffTests
{
    [Fact]
    public void StopGradientGivesItsArgument()
    {
        double[] values = [1, 2, 3];

        Assert.Equal(4.5, Diff.StopGradient(4.5));
        Assert.Same(values, Diff.StopGradient(values));
        Assert.True(Diff.StopGradient(values.AsSpan(1)) == values.AsSpan(1));
        Assert.True(Diff.StopGradient((ReadOnlySpan<double>)values) == values);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    public void ACheckpointedLoopCountsUp(int count, int budget)
    {
        var seen = new List<int>();
        foreach (int i in Diff.Checkpoint(count, budget))
        {
            seen.Add(i);
        }

        Assert.Equal(Enumerable.Range(0, count), seen);
    }

    [Fact]
    public void ACheckpointedLoopKnowsItsCountAndBudget()
    {
        CheckpointedLoop loop = Diff.Checkpoint(10, 3);

        Assert.Equal((10, 3), (loop.Count, loop.Budget));
    }

    [Fact]
    public void ACheckpointedLoopEndsForGood()
    {
        CheckpointedLoop.Enumerator enumerator = Diff.Checkpoint(1, 1).GetEnumerator();

        Assert.True(enumerator.MoveNext());
        Assert.False(enumerator.MoveNext());
        Assert.False(enumerator.MoveNext());
        Assert.Equal(0, enumerator.Current);
    }

    [Theory]
    [InlineData(-1, 1, "count")]
    [InlineData(5, 0, "budget")]
    public void ACheckpointedLoopRefusesANegativeCountAndABudgetOfNothing(int count, int budget, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => Diff.Checkpoint(count, budget)).ParamName);
}
