using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Hessians;

/// <summary>Hessians of the classical test functions against closed forms.</summary>
public class ClassicalHessianTests
{
    private static readonly double[] Point = [0.7, -1.3, 0.4, 1.9];

    [Fact]
    public void Rosenbrock()
    {
        double[] x = Point;
        double[] expected = new double[16];
        for (int i = 0; i < 3; i++)
        {
            expected[(i * 4) + i] += (1200 * x[i] * x[i]) - (400 * x[i + 1]) + 2;
            expected[((i + 1) * 4) + i + 1] += 200;
            expected[(i * 4) + i + 1] = expected[((i + 1) * 4) + i] = -400 * x[i];
        }

        Check(expected, h => ClassicalFunctions.RosenbrockHessian(x, h));
    }

    [Fact]
    public void Wood()
    {
        double[] x = Point;
        Check(
            [
                (1200 * x[0] * x[0]) - (400 * x[1]) + 2, -400 * x[0], 0, 0,
                -400 * x[0], 220.2, 0, 19.8,
                0, 0, (1080 * x[2] * x[2]) - (360 * x[3]) + 2, -360 * x[2],
                0, 19.8, -360 * x[2], 200.2,
            ],
            h => ClassicalFunctions.WoodHessian(x, h));
    }

    [Fact]
    public void PowellSingular()
    {
        double[] x = Point;
        double a = 12 * (x[1] - (2 * x[2])) * (x[1] - (2 * x[2]));
        double b = 120 * (x[0] - x[3]) * (x[0] - x[3]);
        Check(
            [
                2 + b, 20, 0, -b,
                20, 200 + a, -2 * a, 0,
                0, -2 * a, 10 + (4 * a), -10,
                -b, 0, -10, 10 + b,
            ],
            h => ClassicalFunctions.PowellSingularHessian(x, h));
    }

    [Fact]
    public void Beale()
    {
        (double x, double y) = (1.7, 0.6);
        double[] expected = new double[4];
        foreach ((double c, int k) in new[] { (1.5, 1), (2.25, 2), (2.625, 3) })
        {
            double power = Math.Pow(y, k);
            double residual = c - (x * (1 - power));
            double byX = -(1 - power);
            double byY = x * k * Math.Pow(y, k - 1);
            double byXY = k * Math.Pow(y, k - 1);
            double byYY = k == 1 ? 0 : x * k * (k - 1) * Math.Pow(y, k - 2);
            expected[0] += 2 * byX * byX;
            expected[1] += 2 * ((byX * byY) + (residual * byXY));
            expected[3] += 2 * ((byY * byY) + (residual * byYY));
        }

        expected[2] = expected[1];
        Check(expected, h => ClassicalFunctions.BealeHessian(x, y, h));
    }

    [Fact]
    public void HelicalValley()
    {
        double[] x = [0.7, -1.3, 0.4];
        double square = (x[0] * x[0]) + (x[1] * x[1]);
        double radius = Math.Sqrt(square);
        double c = 10 / (2 * Math.PI);
        double residual = x[2] - (c * Math.Atan2(x[1], x[0]));
        double[] angle = [-x[1] / square, x[0] / square];
        double[] slope = [x[0] / radius, x[1] / radius];
        double mixed = (x[1] * x[1]) - (x[0] * x[0]);
        double[] angle2 = [2 * x[0] * x[1] / (square * square), mixed / (square * square), mixed / (square * square), -2 * x[0] * x[1] / (square * square)];
        double[] expected = new double[9];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                double radius2 = ((i == j ? 1 : 0) - (slope[i] * slope[j])) / radius;
                expected[(i * 3) + j] = 200 * ((c * c * angle[i] * angle[j]) - (residual * c * angle2[(i * 2) + j]) + (slope[i] * slope[j]) + ((radius - 1) * radius2));
            }

            expected[(i * 3) + 2] = expected[6 + i] = -200 * c * angle[i];
        }

        expected[8] = 202;
        Check(expected, h => ClassicalFunctions.HelicalValleyHessian(x, h));
    }

    [Fact]
    public void SpeelpenningWithAZeroAmongTheFactors()
    {
        double[] x = [0.7, 0, -1.3, 1.9];
        double[] expected = new double[16];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                expected[(i * 4) + j] = i == j ? 0 : Enumerable.Range(0, 4).Where(k => k != i && k != j).Aggregate(1.0, (product, k) => product * x[k]);
            }
        }

        Check(expected, h => ClassicalFunctions.SpeelpenningHessian(x, h));
    }

    private static void Check(double[] expected, Action<double[]> hessian)
    {
        double[] actual = new double[expected.Length];
        hessian(actual);
        double size = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-13 * size, $"Element {i} is {actual[i]:R}, not {expected[i]:R}.");
        }
    }
}
