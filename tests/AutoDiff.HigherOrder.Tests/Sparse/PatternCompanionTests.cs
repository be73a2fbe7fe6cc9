using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Sparse;

/// <summary>Patterns from the companions that send sets of inputs through a member.</summary>
public class PatternCompanionTests
{
    /// <summary>The inputs of one sweep.</summary>
    private const int InputsOfASweep = 512;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(5000)]
    public void AnArrowHeadJacobianTakesASweepForEach512Inputs(int n)
    {
        double[] x = Point(n), y = new double[n];
        int before = PatternModels.Runs;
        SparsityPattern pattern = PatternModels.ArrowHeadJacobianPattern(x, y);
        Assert.Equal((n + InputsOfASweep - 1) / InputsOfASweep, PatternModels.Runs - before);
        Assert.Equal(Arrow(n), pattern.Places());
        double[] value = new double[n];
        PatternModels.ArrowHead(x, value);
        Assert.Equal(value, y);

        var sparse = new SparseJacobian(PatternModels.ArrowHeadJvp, pattern);
        double[] tangent = Point(n), expected = new double[n], actual = new double[n];
        PatternModels.ArrowHeadJvp(x, value, tangent, expected);
        sparse.Evaluate(x, value).Multiply(tangent, actual);
        Same(expected, actual, 1e-11);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(5000)]
    public void AnArrowHeadHessianTakesASweepForEach512Inputs(int n)
    {
        double[] x = Point(n);
        int before = PatternModels.Runs;
        SparsityPattern pattern = PatternModels.ArrowHeadSumHessianPattern(x);
        Assert.Equal((n + InputsOfASweep - 1) / InputsOfASweep, PatternModels.Runs - before);
        Assert.Equal(Arrow(n), pattern.Places());

        var sparse = new SparseHessian(PatternModels.ArrowHeadSumHvp, pattern);
        Assert.Equal(2, sparse.ColorCount);
        double[] tangent = Point(n), expected = new double[n], actual = new double[n];
        PatternModels.ArrowHeadSumHvp(x, tangent, expected);
        sparse.Evaluate(x).Multiply(tangent, actual);
        Same(expected, actual, 1e-11);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(600)]
    public void ATridiagonalJacobianIsTheDenseOne(int n)
    {
        double[] x = Point(n), y = new double[n], dense = new double[n * n];
        SparsityPattern pattern = Models.ChainJacobianPattern(x, y);
        Assert.Equal((3 * n) - 2, pattern.Count);
        var sparse = new SparseJacobian(Models.ChainJvp, pattern);
        Assert.Equal(Math.Min(n, 3), sparse.ColorCount);
        Models.ChainJacobian(x, y, dense);
        Assert.Equal(dense, sparse.Evaluate(x, y).ToDense());
    }

    [Fact]
    public void ThePatternOfTheBrusselatorIsThatOfNaN()
    {
        const int N = 32;
        double[] x = Point(2 * N * N), y = new double[x.Length];
        SparsityPattern pattern = Models.BrusselatorJacobianPattern(x, N, y);
        SparsityPattern probed = SparseJacobian.FindPattern(
            static (p, q, pTangent, qTangent) => Models.BrusselatorJvp(p, N, q, pTangent, qTangent), x, x.Length);
        Assert.Equal(probed.Places(), pattern.Places());
        Assert.InRange(new SparseJacobian(static (p, q, pTangent, qTangent) => Models.BrusselatorJvp(p, N, q, pTangent, qTangent), pattern).ColorCount, 6, 12);
    }

    [Fact]
    public void TheHessianOfRosenbrockIsTheDenseOne()
    {
        double[] x = Point(70), dense = new double[70 * 70];
        SparsityPattern pattern = ClassicalFunctions.RosenbrockHessianPattern(x);
        Assert.Equal((3 * 70) - 2, pattern.Count);
        ClassicalFunctions.RosenbrockHessian(x, dense);
        Same(dense, new SparseHessian(ClassicalFunctions.RosenbrockHvp, pattern).Evaluate(x).ToDense(), 1e-12);
    }

    [Fact]
    public void MemoryThatIsAddedToIsPutBackBeforeEachSweep()
    {
        double[] x = Point(1100), y = [1, 2, 3], initial = [1, 2, 3];
        int before = PatternModels.Runs;
        SparsityPattern pattern = PatternModels.InPlaceJacobianPattern(0.5, x, y);
        Assert.Equal(3, PatternModels.Runs - before);
        double[] value = [.. initial];
        PatternModels.InPlace(0.5, x, value);
        Assert.Equal(value, y);

        // The scale is input 0, and the result the last row.
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 3), (2, 0), (2, 5), (3, 0), (3, 1), (3, 1100)], pattern.Places());
        Assert.Equal(3, PatternModels.InPlaceHessianPattern);
    }

    [Fact]
    public void APatternIsThatOfThePathAndOfFactorsThatAreZero()
    {
        double[] positive = [1, 2, 3, 0, 1, 1], negative = [-1, 2, 3, 0, 1, 1];
        Assert.Equal(
            [(0, 1), (0, 3), (1, 2), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)],
            PatternModels.BranchesJacobianPattern(positive, 0, new double[2]).Places());
        Assert.Equal(
            [(0, 2), (1, 2), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)],
            PatternModels.BranchesJacobianPattern(negative, 0, new double[2]).Places());

        // With a weight of zero the adjoint of the root is zero, which says nothing of other weights.
        Assert.Equal(
            [(0, 0), (0, 1), (1, 0), (4, 4), (4, 5), (4, 6), (5, 4), (5, 5), (5, 6), (6, 4), (6, 5)],
            PatternModels.WeightedHessianPattern(positive, 0).Places());
    }

    [Fact]
    public void SinglePrecisionHasPatternsToo()
    {
        float[] x = [.. Enumerable.Range(0, 900).Select(static i => (float)Math.Cos(i))];
        SparsityPattern pattern = PatternModels.BlocksJacobianPattern(x, new float[300]);
        Assert.Equal(Enumerable.Range(0, 900).Select(static i => (i / 3, i)), pattern.Places());
    }

    [Fact]
    public void NoInputsAreNoPlaces()
    {
        SparsityPattern pattern = Models.ChainJacobianPattern([], []);
        Assert.Equal((0, 0, 0), (pattern.Rows, pattern.Columns, pattern.Count));
    }

    private static IEnumerable<(int Row, int Column)> Arrow(int n) => Enumerable.Range(0, n).Select(static i => (0, i))
        .Concat(Enumerable.Range(1, n - 1).SelectMany(static i => new[] { (i, 0), (i, i) }));

    private static double[] Point(int n) => [.. Enumerable.Range(0, n).Select(static i => 0.5 + Math.Sin(i))];

    private static void Same(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
