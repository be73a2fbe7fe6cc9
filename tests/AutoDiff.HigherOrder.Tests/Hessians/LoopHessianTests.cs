using AutoDiff.HigherOrder.Tests.Functions;

namespace AutoDiff.HigherOrder.Tests.Hessians;

/// <summary>Hessians of programs full of loops against differences of their gradients.</summary>
public class LoopHessianTests
{
    private delegate double Companion(ReadOnlySpan<double> x, Span<double> result);

    [Fact]
    public void OfAStateThatIsCarried() => Check(LoopPrograms.CarriedStateGradient, LoopPrograms.CarriedStateHessian);

    [Fact]
    public void OfAProductOfMatrices() => Check(LoopPrograms.ProductOfMatricesGradient, LoopPrograms.ProductOfMatricesHessian);

    [Fact]
    public void OfStepsInPlace() => Check(LoopPrograms.HeatStepsGradient, LoopPrograms.HeatStepsHessian);

    [Fact]
    public void OfAnIterationThatEndsByItself() => Check(LoopPrograms.NewtonRootsGradient, LoopPrograms.NewtonRootsHessian);

    [Fact]
    public void OfPolynomials() => Check(LoopPrograms.HornerGradient, LoopPrograms.HornerHessian);

    [Fact]
    public void OfPairs() => Check(LoopPrograms.PairwiseRepulsionGradient, LoopPrograms.PairwiseRepulsionHessian);

    [Fact]
    public void OfBranchesAndJumps() => Check(LoopPrograms.BranchesGradient, LoopPrograms.BranchesHessian);

    [Fact]
    public void OfATrajectory() => Check(LoopPrograms.PendulumGradient, LoopPrograms.PendulumHessian);

    [Fact]
    public void OfAHiddenMarkovModel() => Check(LoopPrograms.ForwardAlgorithmGradient, LoopPrograms.ForwardAlgorithmHessian);

    [Fact]
    public void OfARecursion() => Check(LoopPrograms.RecursiveGradient, LoopPrograms.RecursiveHessian);

    private static void Check(Companion gradient, Companion hessian)
    {
        double[] x = [0.7, -0.4, 1.1, 0.6, -0.9];
        int n = x.Length;
        double[] actual = new double[n * n];
        hessian(x, actual);
        double size = actual.Max(Math.Abs);
        Assert.True(size > 0.01);
        for (int j = 0; j < n; j++)
        {
            double[] coarse = Central(j, 2e-4);
            double[] fine = Central(j, 1e-4);
            for (int i = 0; i < n; i++)
            {
                double expected = ((4 * fine[i]) - coarse[i]) / 3;
                Assert.True(Math.Abs(expected - actual[(i * n) + j]) <= 1e-8 * Math.Max(1, size), $"[{i}, {j}] is {actual[(i * n) + j]:R}, not {expected:R}.");
                Assert.Equal(actual[(i * n) + j], actual[(j * n) + i]);
            }
        }

        double[] Central(int j, double h)
        {
            double[] above = new double[n], below = new double[n], moved = [.. x];
            moved[j] = x[j] + h;
            gradient(moved, above);
            moved[j] = x[j] - h;
            gradient(moved, below);
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * h))];
        }
    }
}
