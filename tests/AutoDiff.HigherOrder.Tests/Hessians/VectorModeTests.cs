using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Hessians;

/// <summary>Jacobians and Hessians of every shape about the widths of lanes: by columns and by rows, in one sweep and in several of which the
/// last is not full, against sweeps one by one.</summary>
public class VectorModeTests
{
    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 26, 31, 32, 33, 40, 47, 64, 65];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AJacobianIsThatOfProductsWithUnitVectors(int inputs)
    {
        foreach (int outputs in (int[])[1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 64])
        {
            double[] x = Point(inputs), y = new double[outputs], jacobian = new double[outputs * inputs];
            double result = LaneModels.MixedJacobian(x, 0.7, y, jacobian = new double[(outputs + 1) * (inputs + 1)]);
            double[] expectedY = new double[outputs];
            for (int column = 0; column <= inputs; column++)
            {
                double[] tangent = new double[inputs], yTangent = new double[outputs];
                if (column < inputs)
                {
                    tangent[column] = 1;
                }

                Array.Clear(expectedY);
                (double value, double resultTangent) = LaneModels.MixedJvp(x, 0.7, expectedY, tangent, column == inputs ? 1 : 0, yTangent);
                Assert.Equal(value, result);
                for (int row = 0; row <= outputs; row++)
                {
                    double expected = row < outputs ? yTangent[row] : resultTangent;
                    Assert.Equal(expected, jacobian[(row * (inputs + 1)) + column], 1e-12 * Math.Max(1, Math.Abs(expected)));
                }
            }

            Assert.Equal(expectedY, y);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AHessianIsThatOfProductsWithUnitVectors(int inputs)
    {
        double[] x = Point(inputs), hessian = Unwritten(inputs);
        double value = LaneModels.CoupledHessian(x, hessian);
        HasTheProducts(hessian, value, inputs, (tangent, product) => LaneModels.CoupledHvp(x, tangent, product));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    [InlineData(129)]
    [InlineData(256)]
    public void ABandedHessianIsThatOfProductsWithUnitVectors(int inputs)
    {
        double[] x = Point(inputs), hessian = Unwritten(inputs);
        double value = LaneModels.BandedHessian(x, hessian);
        HasTheProducts(hessian, value, inputs, (tangent, product) => LaneModels.BandedHvp(x, tangent, product));
    }

    /// <summary>A matrix of which every element has to be written.</summary>
    private static double[] Unwritten(int inputs) => [.. Enumerable.Repeat(double.NaN, inputs * inputs)];

    private static void HasTheProducts(double[] hessian, double value, int inputs, Func<double[], double[], double> hvp)
    {
        double[] product = new double[inputs];
        for (int row = 0; row < inputs; row++)
        {
            double[] tangent = new double[inputs];
            tangent[row] = 1;
            Assert.Equal(value, hvp(tangent, product));
            for (int column = 0; column < inputs; column++)
            {
                Assert.Equal(hessian[(column * inputs) + row], hessian[(row * inputs) + column]);
                Assert.Equal(product[column], hessian[(row * inputs) + column], 1e-12 * Math.Max(1, Math.Abs(product[column])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    [InlineData(129)]
    public void ABandedJacobianIsThatOfProductsWithUnitVectors(int inputs)
    {
        double[] x = Point(inputs), y = new double[inputs], jacobian = new double[inputs * inputs], yTangent = new double[inputs];
        LaneModels.StencilJacobian(x, y, jacobian);
        for (int column = 0; column < inputs; column++)
        {
            double[] tangent = new double[inputs];
            tangent[column] = 1;
            LaneModels.StencilJvp(x, y, tangent, yTangent);
            for (int row = 0; row < inputs; row++)
            {
                Assert.Equal(yTangent[row], jacobian[(row * inputs) + column], 1e-12 * Math.Max(1, Math.Abs(yTangent[row])));
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 9)]
    [InlineData(16, 33)]
    [InlineData(31, 30)]
    [InlineData(65, 4)]
    public void AHessianOfSeveralParametersIsThatOfProductsWithUnitVectors(int inputs, int others)
    {
        int all = inputs + others + 2;
        double[] x = Point(inputs), z = Point(others), hessian = new double[all * all];
        hessian.AsSpan().Fill(double.NaN);
        LaneModels.TurnsHessian(0.3, x, -0.7, z, hessian);
        SparsityPattern pattern = LaneModels.TurnsHessianPattern(0.3, x, -0.7, z);
        for (int row = 0; row < all; row++)
        {
            double[] unit = new double[all], xProduct = new double[inputs], zProduct = new double[others];
            unit[row] = 1;
            LaneModels.TurnsHvp(
                0.3, x, -0.7, z, unit[0], unit.AsSpan(1, inputs), unit[inputs + 1], unit.AsSpan(inputs + 2), out double a, xProduct, out double b, zProduct);
            double[] product = [a, .. xProduct, b, .. zProduct];
            for (int column = 0; column < all; column++)
            {
                Assert.Equal(hessian[(column * all) + row], hessian[(row * all) + column]);
                Assert.Equal(product[column], hessian[(row * all) + column], 1e-12 * Math.Max(1, Math.Abs(product[column])));
                Assert.True(product[column] == 0 || pattern.Contains(row, column));
            }
        }
    }

    [Fact]
    public void AnInfiniteValueIsOfNoConsequenceToIterationsWithoutTangents()
    {
        double[] x = Point(80), hessian = new double[80 * 80];
        x[70] = double.PositiveInfinity;
        LaneModels.BandedHessian(x, hessian);
        Assert.Equal(0, hessian[(3 * 80) + 70]);
        Assert.All(hessian[..20], static element => Assert.True(double.IsFinite(element)));
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        double[] x = Point(40), y = new double[20], wide = new double[21 * 41], hessian = new double[40 * 40];
        double[] few = new double[2], rows = new double[3 * 41];
        void Run()
        {
            LaneModels.MixedJacobian(x, 0.7, y, wide);
            LaneModels.MixedJacobian(x, 0.7, few, rows);
            LaneModels.CoupledHessian(x, hessian);
        }

        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Point(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Sin(1 + (2.3 * i)))];
}
