using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Sparse;

/// <summary>Compressed matrices from companions that send many colours through a member at once, against the dense ones.</summary>
public class CompressedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void ATridiagonalJacobianIsTheDenseOne(int n)
    {
        double[] x = Point(n), y = new double[n], expected = new double[n], dense = new double[n * n];
        var sparse = new SparseJacobian(Models.ChainJacobianCompressed, Models.ChainJacobianPattern(x, y));
        Models.ChainJacobian(x, expected, dense);
        Assert.Equal(dense, sparse.Evaluate(x, y).ToDense());
        Assert.Equal(expected, y);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(40)]
    [InlineData(77)]
    public void AFullRowHasAsManyColoursAsInputsAndFewSweeps(int n)
    {
        double[] x = Point(n), y = new double[n], dense = new double[n * n];
        var sparse = new SparseJacobian(PatternModels.ArrowHeadJacobianCompressed, PatternModels.ArrowHeadJacobianPattern(x, y));
        Assert.Equal(n, sparse.ColorCount);
        int before = PatternModels.Runs;
        CsrMatrix matrix = sparse.Evaluate(x, y);
        Assert.InRange(PatternModels.Runs - before, 1, (n + 1) / 2);
        PatternModels.ArrowHeadJacobian(x, y, dense);
        Assert.Equal(dense, matrix.ToDense());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    public void AHessianIsThatOfSingleProducts(int n)
    {
        double[] x = Point(n), v = Point(n), expected = new double[n], actual = new double[n];
        var sparse = new SparseHessian(ClassicalFunctions.RosenbrockHessianCompressed, ClassicalFunctions.RosenbrockHessianPattern(x));
        double[] values = new double[sparse.Pattern.Count];
        Assert.Equal(ClassicalFunctions.RosenbrockHvp(x, v, expected), sparse.Evaluate(x, values));
        new CsrMatrix(sparse.Pattern, values).Multiply(v, actual);
        Same(expected, actual, 1e-11);
    }

    [Theory]
    [InlineData(5, 9)]
    [InlineData(31, 30)]
    public void TheColoursOfSeveralParametersAreInTheOrderOfTheDenseMatrix(int inputs, int others)
    {
        int all = inputs + others + 2;
        double[] x = Point(inputs), z = Point(others), dense = new double[all * all];
        double value = LaneModels.TurnsHessian(0.3, x, -0.7, z, dense);
        SparsityPattern pattern = LaneModels.TurnsHessianPattern(0.3, x, -0.7, z);
        var sparse = new SparseHessian(
            (p, colors, count, compressed) => LaneModels.TurnsHessianCompressed(p[0], p.Slice(1, inputs), p[inputs + 1], p[(inputs + 2)..], colors, count, compressed),
            pattern);
        double[] values = new double[pattern.Count];
        Assert.Equal(value, sparse.Evaluate([0.3, .. x, -0.7, .. z], values));
        Same(dense, new CsrMatrix(pattern, values).ToDense(), 1e-12);
    }

    [Fact]
    public void MemoryThatIsAddedToIsPutBackBeforeEachSweepAndTheResultIsTheLastRow()
    {
        double[] x = Point(90), initial = [1, 2, 3], y = [.. initial], dense = new double[4 * 91], once = [.. initial];
        double value = PatternModels.InPlaceJacobian(0.5, x, y, dense);
        double[] compressed = new double[4 * 91];
        int[] colors = [.. Enumerable.Range(0, 91)];
        Assert.Equal(value, PatternModels.InPlaceJacobianCompressed(0.5, x, once, colors, 91, compressed));
        Same(dense, compressed, 1e-12);
        Assert.Equal(y, once);
    }

    [Fact]
    public void TheColumnsOfAColourAreSummedAndThoseOfNoneLeftOut()
    {
        float[] x = [.. Enumerable.Range(0, 60).Select(static i => (float)Math.Cos(i))], dense = new float[20 * 60], compressed = new float[20 * 2];
        PatternModels.BlocksJacobian(x, new float[20], dense);
        int[] colors = [.. Enumerable.Range(0, 60).Select(static i => (i % 4) - 1)];
        PatternModels.BlocksJacobianCompressed(x, new float[20], colors, 2, compressed);
        for (int row = 0; row < 20; row++)
        {
            for (int color = 0; color < 2; color++)
            {
                float sum = Enumerable.Range(0, 60).Where(i => colors[i] == color).Sum(i => dense[(row * 60) + i]);
                Assert.Equal(sum, compressed[(row * 2) + color], 1e-6f);
            }
        }
    }

    [Fact]
    public void ManyColoursTakeMemoryForSomeOfThem()
    {
        const int N = 1500;
        double[] x = Point(N), y = new double[N], v = Point(N), expected = new double[N];
        SparsityPattern pattern = PatternModels.ArrowHeadJacobianPattern(x, y);
        PatternModels.ArrowHeadJvp(x, y, v, expected);
        foreach (SparseJacobian sparse in (SparseJacobian[])[new(PatternModels.ArrowHeadJacobianCompressed, pattern), new(PatternModels.ArrowHeadJvp, pattern)])
        {
            Assert.Equal(N, sparse.ColorCount);
            double[] values = new double[pattern.Count], actual = new double[N];
            long bytes = 0;

            // A thread has a tape of its own.
            var thread = new Thread(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                sparse.Evaluate(x, y, values);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            });
            thread.Start();
            thread.Join();
            Assert.InRange(bytes, 0, sizeof(double) * N * N / 2);
            new CsrMatrix(pattern, values).Multiply(v, actual);
            Same(expected, actual, 1e-11);
        }
    }

    [Fact]
    public void WithoutColoursTheMemberRunsOnce()
    {
        double[] x = Point(5), y = new double[5], expected = new double[5];
        PatternModels.ArrowHead(x, expected);
        int before = PatternModels.Runs;
        PatternModels.ArrowHeadJacobianCompressed(x, y, new int[5], 0, []);
        Assert.Equal(1, PatternModels.Runs - before);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void ShapesAreChecked()
    {
        double[] x = Point(5), y = new double[5];
        Assert.Equal("colors", Assert.Throws<ArgumentException>(() => PatternModels.ArrowHeadJacobianCompressed(x, y, new int[4], 2, new double[10])).ParamName);
        Assert.Equal("compressed", Assert.Throws<ArgumentException>(() => PatternModels.ArrowHeadJacobianCompressed(x, y, new int[5], 2, new double[9])).ParamName);
        Assert.Equal("colorCount", Assert.Throws<ArgumentOutOfRangeException>(() => PatternModels.ArrowHeadJacobianCompressed(x, y, new int[5], -1, [])).ParamName);
        Assert.Equal(new double[5], y);
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => new SparseJacobian((CompressedJacobianFunction)null!, SparsityPattern.Of(1, 1, []))).ParamName);
        Assert.Equal("function", Assert.Throws<ArgumentNullException>(() => new SparseHessian((CompressedHessianFunction)null!, SparsityPattern.Of(1, 1, []))).ParamName);
        Assert.Equal("pattern", Assert.Throws<ArgumentException>(() => new SparseHessian(ClassicalFunctions.RosenbrockHessianCompressed, SparsityPattern.Of(2, 2, [(0, 1)]))).ParamName);
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        double[] x = Point(100), y = new double[100];
        var sparse = new SparseJacobian(Models.ChainJacobianCompressed, Models.ChainJacobianPattern(x, y));
        double[] values = new double[sparse.Pattern.Count];
        sparse.Evaluate(x, y, values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sparse.Evaluate(x, y, values);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

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
