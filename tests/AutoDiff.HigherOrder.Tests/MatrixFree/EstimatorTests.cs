using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.MatrixFreeMethods;

/// <summary>Hutchinson's estimators on a Hessian that is known.</summary>
public class EstimatorTests
{
    private const int Dimension = 6;
    private const int Samples = 200_000;

    private static readonly double[] Point = [0.3, -0.2, 0.7, 1.1, -0.6, 0.1];

    private static double Trace => Enumerable.Range(0, Dimension).Sum(static i => SmoothFunctions.Element(i, i));

    private static double Squares => (from i in Enumerable.Range(0, Dimension) from j in Enumerable.Range(0, Dimension) select Math.Pow(SmoothFunctions.Element(i, j), 2)).Sum();

    private static double DiagonalSquares => Enumerable.Range(0, Dimension).Sum(static i => Math.Pow(SmoothFunctions.Element(i, i), 2));

    [Fact]
    public void TheVarianceWithGaussianProbesIsTwiceTheSquareOfTheNorm()
    {
        Estimate estimate = MatrixFree.Trace(SmoothFunctions.QuadraticHvp, Point, Samples, new Random(3), ProbeKind.Gaussian);
        Assert.InRange(estimate.Variance, 0.95 * 2 * Squares, 1.05 * 2 * Squares);
        Assert.InRange(estimate.Value, Trace - (4 * estimate.StandardError), Trace + (4 * estimate.StandardError));
    }

    [Fact]
    public void TheVarianceWithRademacherProbesLeavesTheDiagonalOut()
    {
        Estimate estimate = MatrixFree.Trace(SmoothFunctions.QuadraticHvp, Point, Samples, new Random(4));
        double expected = 2 * (Squares - DiagonalSquares);
        Assert.InRange(estimate.Variance, 0.95 * expected, 1.05 * expected);
        Assert.InRange(estimate.Value, Trace - (4 * estimate.StandardError), Trace + (4 * estimate.StandardError));
    }

    [Theory]
    [InlineData(ProbeKind.Rademacher)]
    [InlineData(ProbeKind.Gaussian)]
    public void TheDiagonalIsEstimated(ProbeKind kind)
    {
        double[] diagonal = new double[Dimension];
        MatrixFree.Diagonal(SmoothFunctions.QuadraticHvp, Point, Samples, new Random(5), diagonal, kind);
        for (int i = 0; i < Dimension; i++)
        {
            Assert.Equal(SmoothFunctions.Element(i, i), diagonal[i], 0.02);
        }
    }

    [Fact]
    public void GaussNewtonAndFisherProductsAreThoseOfTheMatrices()
    {
        double[] x = [0.4, -0.3];
        double[] v = [0.7, 1.1];
        double[] jacobian = new double[6];
        double[] y = new double[3];
        Models.LogitsJacobian(x, y, jacobian);
        double[] p = [.. y.Select(Math.Exp)];
        double total = p.Sum();
        foreach ((OutputMetric? metric, Func<int, int, double> matrix) in new (OutputMetric?, Func<int, int, double>)[]
        {
            (null, static (i, j) => i == j ? 1 : 0),
            (FisherMetric.Gaussian, static (i, j) => i == j ? 1 : 0),
            (FisherMetric.Poisson, (i, j) => i == j ? p[i] : 0),
            (FisherMetric.Bernoulli, (i, j) => i == j ? p[i] / ((1 + p[i]) * (1 + p[i])) : 0),
            (FisherMetric.Categorical, (i, j) => (i == j ? p[i] / total : 0) - (p[i] * p[j] / (total * total))),
        })
        {
            double[] product = new double[2];
            MatrixFree.GaussNewton(Models.LogitsJvp, Models.LogitsVjp, x, v, 3, product, metric);
            for (int a = 0; a < 2; a++)
            {
                double expected = 0;
                for (int i = 0; i < 3; i++)
                {
                    for (int j = 0; j < 3; j++)
                    {
                        for (int b = 0; b < 2; b++)
                        {
                            expected += jacobian[(2 * i) + a] * matrix(i, j) * jacobian[(2 * j) + b] * v[b];
                        }
                    }
                }

                Assert.Equal(expected, product[a], 1e-13);
            }
        }

        double[] empirical = new double[2];
        MatrixFree.EmpiricalFisher([1, 2, 3, 4], v, empirical);
        double first = v[0] + (2 * v[1]);
        double second = (3 * v[0]) + (4 * v[1]);
        Assert.Equal([(first + (3 * second)) / 2, ((2 * first) + (4 * second)) / 2], empirical);
    }
}
