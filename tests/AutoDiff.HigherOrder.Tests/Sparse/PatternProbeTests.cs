using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Sparse;

/// <summary>How patterns are found: every place, from few sweeps.</summary>
public class PatternProbeTests
{
    [Fact]
    public void EveryPlaceOfARandomMatrixIsFoundAndNoOther()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 150; trial++)
        {
            (int rows, int columns) = (random.Next(1, 60), random.Next(1, 90));
            double density = random.NextDouble() * random.NextDouble();
            var places = new HashSet<(int Row, int Column)>();
            for (int k = (int)(density * rows * columns); k > 0; k--)
            {
                places.Add((random.Next(rows), random.Next(columns)));
            }

            void Jvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)
            {
                // A factor of zero depends on its input, too.
                foreach ((int row, int column) in places)
                {
                    yTangent[row] += 0 * xTangent[column];
                }
            }

            void Vjp(ReadOnlySpan<double> x, Span<double> y, Span<double> xAdjoint, Span<double> yAdjoint)
            {
                foreach ((int row, int column) in places)
                {
                    xAdjoint[column] += 0 * yAdjoint[row];
                }
            }

            SparsityPattern pattern = SparseJacobian.FindPattern(Jvp, new double[columns], rows);
            Assert.Equal(places.Order(), pattern.Places().Order());
            SparsityPattern both = SparseJacobian.FindPattern(Jvp, Vjp, new double[columns], rows);
            Assert.Equal(places.Order(), both.Places().Order());
        }
    }

    [Fact]
    public void EveryPlaceOfARandomSymmetricMatrixIsFoundAndNoOther()
    {
        var random = new Random(6);
        for (int trial = 0; trial < 150; trial++)
        {
            int n = random.Next(1, 120);
            var places = new HashSet<(int Row, int Column)>();
            void Add(int row, int column) => places.UnionWith([(row, column), (column, row)]);
            for (int k = (int)(random.NextDouble() * random.NextDouble() * n * 4); k > 0; k--)
            {
                Add(random.Next(n), random.Next(n));
            }

            for (int k = random.Next(4); k > 0; k--)
            {
                int full = random.Next(n);
                Enumerable.Range(0, n).ToList().ForEach(other => Add(full, other));
            }

            double Hvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent, Span<double> xProduct)
            {
                xProduct.Clear();
                foreach ((int row, int column) in places)
                {
                    xProduct[row] += 0 * xTangent[column];
                }

                return 0;
            }

            Assert.Equal(places.Order(), SparseHessian.FindPattern(Hvp, new double[n]).Places().Order());
        }
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(100_000, 3)]
    public void FullRowsAndColumnsTakeOneSweepEachBesideThoseOfABand(int n, int full)
    {
        int sweeps = 0;
        void Jvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)
        {
            sweeps++;
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += xTangent[i];
                yTangent[i] = xTangent[i] + (i % 97 == 5 ? xTangent[7] : 0);
            }

            yTangent[..full].Fill(sum);
        }

        void Vjp(ReadOnlySpan<double> x, Span<double> y, Span<double> xAdjoint, Span<double> yAdjoint)
        {
            sweeps++;
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                if (i < full)
                {
                    sum += yAdjoint[i];
                }
                else
                {
                    xAdjoint[i] += yAdjoint[i];
                    xAdjoint[7] += i % 97 == 5 ? yAdjoint[i] : 0;
                }
            }

            for (int i = 0; i < n; i++)
            {
                xAdjoint[i] += sum;
            }
        }

        SparsityPattern pattern = SparseJacobian.FindPattern(Jvp, Vjp, new double[n], n);
        int column = Enumerable.Range(full, n - full).Count(static i => i % 97 == 5 && i != 7);
        Assert.Equal((full * n) + (n - full) + column, pattern.Count);
        Assert.InRange(sweeps, full, full + (6 * Math.Ceiling(Math.Log2(n))));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void ATridiagonalMatrixTakesSixSweepsForEachHalving(int n)
    {
        int sweeps = 0;
        void Jvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)
        {
            sweeps++;
            Models.ChainJvp(x, y, xTangent, yTangent);
        }

        SparsityPattern pattern = SparseJacobian.FindPattern(Jvp, [.. Enumerable.Range(0, n).Select(i => 1 + (0.001 * i))], n);
        Assert.Equal((3 * n) - 2, pattern.Count);
        Assert.InRange(sweeps, 10, 6 * Math.Ceiling(Math.Log2(n)));
    }

    [Fact]
    public void AnArrowHeadTakesFewSweeps()
    {
        int sweeps = 0;
        double Hvp(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, Span<double> product)
        {
            sweeps++;
            return ClassicalFunctions.ArrowHvp(x, tangent, product);
        }

        double[] point = [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i))];
        SparseHessian sparse = SparseHessian.Probe(Hvp, point);
        Assert.Equal(2, sparse.ColorCount);
        Assert.Equal(500 + (2 * 499), sparse.Pattern.Count);
        Assert.InRange(sweeps, 10, 40);
    }

    [Fact]
    public void ADenseMatrixTakesLittleMoreThanASweepForEachInput()
    {
        int sweeps = 0;
        void Jvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)
        {
            sweeps++;
            double sum = 0;
            foreach (double tangent in xTangent)
            {
                sum += tangent;
            }

            yTangent.Fill(sum);
        }

        SparsityPattern pattern = SparseJacobian.FindPattern(Jvp, new double[256], 3);
        Assert.Equal(3 * 256, pattern.Count);
        Assert.InRange(sweeps, 256, 256 + 32);
    }

    [Fact]
    public void ASweepLeavesNothingBehindInOutputsThatAddUp()
    {
        void Jvp(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i / 2] += x[i];
                yTangent[i / 2] += xTangent[i];
            }
        }

        SparsityPattern pattern = SparseJacobian.FindPattern(Jvp, new double[64], 32);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => (i / 2, i)), pattern.Places());
    }
}
