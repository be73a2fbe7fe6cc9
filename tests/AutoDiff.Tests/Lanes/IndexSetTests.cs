using AutoDiff.CompilerServices;
using Xunit;
using Set = AutoDiff.CompilerServices.IndexSet<double>;

namespace AutoDiff.Tests.Lanes;

/// <summary>Sets of inputs in the place of tangents.</summary>
public sealed class IndexSetTests
{
    private static readonly Set Seven = IndexSeeds.Unit<double>(7), Last = IndexSeeds.Unit<double>(511);

    [Fact]
    public void SumsAndProductsDependOnWhatTheirPartsDo()
    {
        Set both = Seven + Last;
        Holds(both, 7, 511);
        Holds(Seven - Last, 7, 511);
        Holds(Seven * Last, 7, 511);
        Holds(Seven / Last, 7, 511);
        Holds(-both, 7, 511);
        Holds(+both, 7, 511);
    }

    [Fact]
    public void AFactorOfZeroIsNoReasonToForgetAnInput()
    {
        Holds(0 * Seven, 7);
        Holds(Seven * 0, 7);
        Holds(Seven / 0, 7);
        Holds(Chain.Multiply(0.0, Seven), 7);
        Holds(Chain.Multiply(Seven, 0.0), 7);
        Assert.True(Set.IsZero(Chain.Multiply(double.PositiveInfinity, Set.Zero)));
        Assert.Equal(0, Wide512<double>.Get(Chain.Multiply(Wide512<double>.Broadcast(double.PositiveInfinity), 0.0), 0));
    }

    [Fact]
    public void ANumberThatIsAddedDependsOnNothingOnlyIfItIsZero()
    {
        Holds(Seven + 0.0, 7);
        Holds(0.0 - Seven, 7);
        Assert.Equal(Set.One, Seven + 0.5);
        Assert.Equal(Set.One, Seven - 0.5);
    }

    [Fact]
    public void AnInputIsPutInAndTakenOut()
    {
        Set set = Set.With(Set.With(Set.Zero, 64, 1), 65, -2);
        Holds(set, 64, 65);
        Holds(Set.With(set, 64, 0), 65);
        Holds(Set.AndNot(set, IndexSeeds.Unit<double>(65)), 64);
        Assert.Throws<ArgumentOutOfRangeException>(() => Set.Get(set, 512));
        Assert.Throws<ArgumentOutOfRangeException>(() => Set.With(set, -1, 1));
        Assert.True(Set.IsZero(IndexSeeds.Unit<double>(512)));
        Assert.True(Set.IsZero(IndexSeeds.Unit<double>(-1)));
    }

    [Fact]
    public void SetsAreLoadedAndStored()
    {
        double[] members = new double[512], stored = new double[512];
        (members[3], members[200]) = (2, double.NaN);
        Set set = Set.Load(ref members[0]);
        Holds(set, 3, 200);
        Set.Store(set, ref stored[0]);
        Assert.Equal([3, 200], Enumerable.Range(0, 512).Where(i => stored[i] == 1));
        Holds(Set.Load(ref members[0], 4), 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => Set.Load(ref members[0], 513));
    }

    [Fact]
    public void TheElementsOfASweepAreSetsOfThemselves()
    {
        var sets = new IndexSet<float>[600];
        IndexSeeds.Seed<float>(sets, 512);
        Assert.True(IndexSet<float>.IsZero(sets[511]));
        Assert.Equal(1, IndexSet<float>.Get(sets[512], 0));
        Assert.Equal(1, IndexSet<float>.Get(sets[599], 87));
        IndexSeeds.Unseed<float>(sets, 512);
        Assert.All(sets, static set => Assert.True(IndexSet<float>.IsZero(set)));
        IndexSeeds.Seed<float>(sets, -510);
        Assert.Equal(1, IndexSet<float>.Get(sets[1], 511));
        Assert.True(IndexSet<float>.IsZero(sets[2]));
    }

    [Fact]
    public void PlacesBeyondTheLastColumnAreNone()
    {
        var builder = new PatternBuilder(2, 600);
        builder.Add(Set.One, 1, 512);
        builder.Add<double>([Seven, Set.Zero], 0, 0);
        Assert.Equal(Enumerable.Range(512, 88).Select(static column => (1, column)).Prepend((0, 7)), builder.ToPattern().Places());
    }

    private static void Holds(Set set, params int[] members) =>
        Assert.Equal(members, Enumerable.Range(0, Set.Count).Where(i => Set.Get(set, i) == 1));
}
