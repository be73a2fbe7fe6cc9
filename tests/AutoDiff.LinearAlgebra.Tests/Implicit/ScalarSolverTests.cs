using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Generated companions of solvers with one unknown, against known numbers.</summary>
public sealed class ScalarSolverTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1.1653730430624147)]
    public void ARootOfACubic(double start)
    {
        (double value, double tangent) = ScalarSolvers.CubicRootJvp(2, start, 1);
        Near(1.16537304306, value, 1e-11);
        Near(-0.221399162661, tangent, 1e-12);
        double adjoint = 1;
        ScalarSolvers.CubicRootVjp(2, start, 2, ref adjoint);
        Near(1 - (2 * 0.221399162661), adjoint, 1e-11);
        ScalarSolvers.CubicRootGradient(2, start, out double gradient);
        Near(-0.221399162661, gradient, 1e-12);
        ScalarSolvers.CubicRootHvp(2, start, 1, out double second);
        Near(0.156478986463, second, 1e-11);
    }

    [Fact]
    public void TheEccentricAnomaly()
    {
        Near(1.28809131321, ScalarSolvers.KeplerGradient(0.3, 1, out double byEccentricity, out double byMean), 1e-11);
        Near(1.04800830505, byEccentricity, 1e-11);
        Near(1.09132930115, byMean, 1e-11);
        Near(1.04800830505 - (2 * 1.09132930115), ScalarSolvers.KeplerJvp(0.3, 1, 1, -2).Tangent, 1e-10);
        double[] hessian = new double[4];
        ScalarSolvers.KeplerHessian(0.3, 1, hessian);
        Near(-0.374453255325, hessian[3], 1e-11);
        Near(-0.027354625547, hessian[1], 1e-11);
        Assert.Equal(hessian[1], hessian[2]);
    }

    [Fact]
    public void ADeepEquilibrium()
    {
        Near(0.50083188767, ScalarSolvers.EquilibriumGradient(0.5, 0.3, out double byWeight, out double byInput), 1e-11);
        Near(1.19787001466, byInput, 1e-11);
        Near(0.599931500623, byWeight, 1e-11);
        ScalarSolvers.EquilibriumHvp(0.5, 0.3, 0, 1, out _, out double second);

        // z = tanh(u), u = wz + x:  z'' = (1 − z²)(w z'' − 2 z u'²),  u' = w z' + 1
        const double Z = 0.50083188767;
        double inner = (0.5 * 1.19787001466) + 1;
        Near(-2 * Z * (1 - (Z * Z)) * inner * inner / (1 - (0.5 * (1 - (Z * Z)))), second, 1e-9);
    }

    [Fact]
    public void ASteadyState()
    {
        Near(2.0 / 3, ScalarSolvers.SteadyStateGradient(2, 1, 3, out double k1, out double k2, out double k3), 1e-15);
        Near([0.2, -0.4 / 3, -0.8 / 9], [k1, k2, k3], 1e-15);
        double[] jacobian = new double[3];
        ScalarSolvers.SteadyStateJacobian(2, 1, 3, jacobian);
        Near([0.2, -0.4 / 3, -0.8 / 9], jacobian, 1e-15);

        // x_k1 = 1 / (k2 + 2 k3 x), so that x_k1k1 = −2 k3 x_k1² x_k1
        ScalarSolvers.SteadyStateHvp(2, 1, 3, 1, 0, 0, out double second, out _, out _);
        Near(-6 * 0.2 * 0.2 * 0.2, second, 1e-15);
    }

    [Fact]
    public void AStepOfTheImplicitEulerMethod()
    {
        Near(0.85410196625, ScalarSolvers.EulerStepGradient(1, 0.1, 2, out double byStart, out double byStep, out double byRate), 1e-11);
        Near(0.7453559925, byStart, 1e-10);
        Near(-0.0543729868749, byRate, 1e-12);
        Near(-1.0874597375, byStep, 1e-10);

        // y1 = (√(1 + 4hk y0) − 1)/(2hk): y1'' = −2hk (1 + 4hk y0)^(−3/2)
        ScalarSolvers.EulerStepHvp(1, 0.1, 2, 1, 0, 0, out double second, out _, out _);
        Near(-0.4 * Math.Pow(1.8, -1.5), second, 1e-14);
    }

    [Fact]
    public void ManyStepsOfIt()
    {
        const double H = 1e-5;
        ScalarSolvers.IntegrateGradient(1, 0.1, 2, 20, out _, out _, out double byRate);
        Near((ScalarSolvers.Integrate(1, 0.1, 2 + H, 20) - ScalarSolvers.Integrate(1, 0.1, 2 - H, 20)) / (2 * H), byRate, 1e-9);
        ScalarSolvers.IntegrateGradient(1, 0.1, 2 + H, 20, out _, out _, out double above);
        ScalarSolvers.IntegrateGradient(1, 0.1, 2 - H, 20, out _, out _, out double below);
        ScalarSolvers.IntegrateHvp(1, 0.1, 2, 20, 0, 0, 1, out _, out _, out double second);
        Near((above - below) / (2 * H), second, 1e-8);
    }

    [Fact]
    public void AnImpliedVolatility()
    {
        const double Price = 10.4505835721856;
        double volatility = ScalarSolvers.ImpliedVolatilityGradient(Price, 100, 100, 0.05, 1, out double byPrice, out double bySpot, out _, out _, out _);
        Near(0.2, volatility, 1e-12);
        Near(0.0266495862776, byPrice, 1e-12);
        Near(-0.0169712733827, bySpot, 1e-12);
        ScalarSolvers.ImpliedVolatilityHvp(Price, 100, 100, 0.05, 1, 1, 0, 0, 0, 0, out double second, out _, out _, out _, out _);
        Near(-1.86427617801e-4, second, 1e-13);
    }

    [Fact]
    public void AMultipleRootThrowsOrIsNaN()
    {
        Assert.Throws<SingularMatrixException>(() => ScalarSolvers.SquareRootJvp(0, 1));
        Assert.Throws<SingularMatrixException>(() => ScalarSolvers.SquareRootGradient(0, out _));
        Assert.True(double.IsNaN(ScalarSolvers.SquareRootOrNaNJvp(0, 1).Tangent));
        ScalarSolvers.SquareRootOrNaNGradient(0, out double gradient);
        Assert.True(double.IsNaN(gradient));
        Near(0.25, ScalarSolvers.SquareRootOrNaNJvp(4, 1).Tangent, 1e-16);
    }

    [Fact]
    public void ATruncatedNeumannSeriesErrsByTheNextPowerAndEqualsUnrolledSteps()
    {
        // Steps of 0.2 on a parabola of curvature 1: the derivative is 1.
        double expected = 1 - Math.Pow(0.8, 6);
        Near(expected, ScalarSolvers.ByNeumannJvp(3, 1).Tangent, 1e-14);
        Near(expected, ScalarSolvers.ByUnrollingJvp(3, 1).Tangent, 1e-14);
        Near(expected, ScalarSolvers.ByNeumannOfTheObjectiveJvp(3, 1).Tangent, 1e-14);
        ScalarSolvers.ByNeumannGradient(3, out double neumann);
        ScalarSolvers.ByUnrollingGradient(3, out double unrolled);
        ScalarSolvers.ByNeumannOfTheObjectiveGradient(3, out double ofTheObjective);
        Near([expected, expected, expected], [neumann, unrolled, ofTheObjective], 1e-14);
    }
}
