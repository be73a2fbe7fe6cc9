using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Sparse;

/// <summary>Patterns, colourings and compressed evaluation against the dense matrices.</summary>
public class SparseTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(50, 3)]
    [InlineData(333, 3)]
    public void ATridiagonalJacobianTakesThreeColours(int n, int colors)
    {
        double[] x = Point(n);
        SparseJacobian sparse = SparseJacobian.Probe(Models.ChainJvp, x, n);
        Assert.Equal(colors, sparse.ColorCount);
        Assert.Equal((3 * n) - 2, sparse.Pattern.Count);
        double[] y = new double[n];
        double[] dense = new double[n * n];
        Models.ChainJacobian(x, y, dense);
        double[] value = new double[n];
        Assert.Equal(dense, sparse.Evaluate(x, value).ToDense());
        Assert.Equal(y, value);
    }

    [Fact]
    public void TheBrusselatorTakesAtMostTwelveColours()
    {
        const int N = 32;
        double[] x = Point(2 * N * N);
        void Jvp(ReadOnlySpan<double> p, Span<double> q, ReadOnlySpan<double> pTangent, Span<double> qTangent) => Models.BrusselatorJvp(p, N, q, pTangent, qTangent);
        SparseJacobian sparse = SparseJacobian.Probe(Jvp, x, x.Length);
        Assert.InRange(sparse.ColorCount, 6, 12);
        Assert.Equal(6 * x.Length, sparse.Pattern.Count);
        CsrMatrix matrix = sparse.Evaluate(x, new double[x.Length]);

        // Rows of the dense matrix by products with random vectors, which do not ask for 32 MiB.
        var random = new Random(2);
        double[] v = [.. x.Select(_ => random.NextDouble())];
        double[] expected = new double[x.Length];
        Jvp(x, new double[x.Length], v, expected);
        double[] actual = new double[x.Length];
        matrix.Multiply(v, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-9 * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void AnArrowHeadTakesTwoColours()
    {
        double[] x = Point(40);
        SparseHessian sparse = SparseHessian.Probe(ClassicalFunctions.ArrowHvp, x);
        Assert.Equal(2, sparse.ColorCount);
        Assert.Equal(40 + (2 * 39), sparse.Pattern.Count);
        double[] dense = new double[40 * 40];
        ClassicalFunctions.ArrowHessian(x, dense);
        Assert.Equal(dense, sparse.Evaluate(x).ToDense());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(30)]
    public void ATridiagonalHessianIsRecovered(int n)
    {
        double[] x = Point(n);
        SparseHessian sparse = SparseHessian.Probe(ClassicalFunctions.RosenbrockHvp, x);
        Assert.InRange(sparse.ColorCount, 2, 3);
        double[] dense = new double[n * n];
        ClassicalFunctions.RosenbrockHessian(x, dense);
        CsrMatrix matrix = sparse.Evaluate(x);
        double[] actual = matrix.ToDense();
        for (int i = 0; i < dense.Length; i++)
        {
            Assert.Equal(dense[i], actual[i], 1e-12 * Math.Max(1, Math.Abs(dense[i])));
        }

        Assert.Equal(matrix[0, 1], actual[1]);
    }

    [Fact]
    public void RandomPatternsAreColouredSoThatEveryElementIsRecovered()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 200; trial++)
        {
            int n = random.Next(1, 14);
            var places = new List<(int, int)>();
            for (int k = random.Next(3 * n); k > 0; k--)
            {
                (int i, int j) = (random.Next(n), random.Next(n));
                places.Add((i, j));
                places.Add((j, i));
            }

            SparsityPattern pattern = SparsityPattern.Of(n, n, places);
            double[] dense = new double[n * n];
            foreach ((int i, int j) in pattern.Places())
            {
                dense[(i * n) + j] = dense[(j * n) + i] = random.Next(1, 100);
            }

            double Hvp(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
            {
                for (int i = 0; i < product.Length; i++)
                {
                    product[i] = MultiplyRow(dense, n, i, v);
                }

                return 0;
            }

            Assert.Equal(dense, new SparseHessian(Hvp, pattern).Evaluate(new double[n]).ToDense());
            int[] colors = Coloring.Columns(pattern);
            for (int row = 0; row < n; row++)
            {
                int[] used = [.. Enumerable.Range(0, n).Where(column => pattern.Contains(row, column)).Select(column => colors[column])];
                Assert.Equal(used.Length, used.Distinct().Count());
            }
        }
    }

    [Fact]
    public void APatternIsThatOfThePathAndPatternsUnite()
    {
        SparsityPattern positive = SparseJacobian.FindPattern(Models.SwitchJvp, [1, 2, 3, 0], 1);
        SparsityPattern negative = SparseJacobian.FindPattern(Models.SwitchJvp, [-1, 2, 3, 0], 1);

        // Also the factor of a zero, and the zero itself.
        Assert.Equal([(0, 1), (0, 3)], positive.Places());
        Assert.Equal([(0, 2)], negative.Places());
        Assert.Equal([(0, 1), (0, 2), (0, 3)], positive.Union(negative).Places());
        Assert.Equal([(1, 0), (3, 0)], positive.Transpose().Places());
    }

    [Fact]
    public void EvaluationAllocatesNothing()
    {
        double[] x = Point(20);
        SparseJacobian sparse = SparseJacobian.Probe(Models.ChainJvp, x, 20);
        double[] y = new double[20];
        double[] values = new double[sparse.Pattern.Count];
        sparse.Evaluate(x, y, values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sparse.Evaluate(x, y, values);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        SparsityPattern lopsided = SparsityPattern.Of(2, 2, [(0, 1)]);
        Assert.Equal("pattern", Assert.Throws<ArgumentException>(() => new SparseHessian(ClassicalFunctions.ArrowHvp, lopsided)).ParamName);
        Assert.Equal("places", Assert.Throws<ArgumentOutOfRangeException>(static () => SparsityPattern.Of(2, 2, [(0, 2)])).ParamName);
        var sparse = new SparseJacobian(Models.ChainJvp, SparsityPattern.Of(2, 2, [(0, 0)]));
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => sparse.Evaluate(new double[3], new double[2])).ParamName);
    }

    private static double MultiplyRow(double[] dense, int n, int row, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int j = 0; j < n; j++)
        {
            sum += dense[(row * n) + j] * v[j];
        }

        return sum;
    }

    private static double[] Point(int n) => [.. Enumerable.Range(0, n).Select(static i => 0.5 + Math.Sin(i))];
}
