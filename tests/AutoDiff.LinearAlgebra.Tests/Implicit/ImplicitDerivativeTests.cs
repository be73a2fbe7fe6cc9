using AutoDiff.Implicit;
using AutoDiff.Optimality;
using AutoDiff.Solvers;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Solutions defined by equations, with the derivatives of the equations written by hand.</summary>
public sealed class ImplicitDerivativeTests
{
    private static readonly ImplicitOptions Direct = new(LinearMethod.Lu);

    [Theory]
    [InlineData(LinearMethod.Lu)]
    [InlineData(LinearMethod.Cholesky)]
    [InlineData(LinearMethod.ConjugateGradient)]
    [InlineData(LinearMethod.NormalConjugateGradient)]
    [InlineData(LinearMethod.Gmres)]
    [InlineData(LinearMethod.BiCgStab)]
    public void RidgeRegressionByItsPenalty(LinearMethod method)
    {
        // F(w, λ) = (XᵀX + λI) w − Xᵀy
        double[] x = [1, 2, 3, 4, 5, 6];
        double[] h = [35.5, 44, 44, 56.5];
        double[] w = new double[2];
        Matrix.SolvePositiveDefinite(h, [1 + 6 + 10, 2 + 8 + 12], w, 2, 1);
        Near([-0.10752688172, 0.47311827957], w, 1e-11);
        Assert.Equal(35.5, x[0] + (x[2] * x[2]) + (x[4] * x[4]) + 0.5);

        var options = new ImplicitOptions(method);
        double[] first = DenseEquation.Jacobian(h, w, options);
        Near([0.385555170155, -0.308629128608], first, 1e-11);

        // Once more along λ: F_w ẅ + 2 ẇ = 0.
        double[] second = new double[2];
        var equation = new DenseEquation(h, w, [1], []);
        ImplicitDerivative.SolveTangent(ref equation, [2 * first[0], 2 * first[1]], second, options);
        Near([-1.01400856695, 0.800595313330], second, 1e-10);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.1653730430624147)]
    public void TheRootOfACubicFromAnyStart(double start)
    {
        const double f = 2;
        double x = start;
        for (int i = 0; i < 50; i++)
        {
            x -= ((f * x * x * x) - x - 2) / ((3 * f * x * x) - 1);
        }

        Near(1.16537304306, x, 1e-11);
        double slope = (3 * f * x * x) - 1;
        double first = ImplicitDerivative.ScalarTangent(slope, x * x * x);
        Near(-0.221399162661, first, 1e-12);
        Near(first, x * x * x * ImplicitDerivative.ScalarAdjoint(slope, 1), 1e-15);
        Near(0.156478986463, ImplicitDerivative.ScalarTangent(slope, (6 * f * x * first * first) + (6 * x * x * first)), 1e-12);
    }

    [Fact]
    public void KeplersEquation()
    {
        const double e = 0.3;
        double anomaly = 1;
        for (int i = 0; i < 50; i++)
        {
            anomaly -= (anomaly - (e * Math.Sin(anomaly)) - 1) / (1 - (e * Math.Cos(anomaly)));
        }

        (double sin, double cos) = Math.SinCos(anomaly);
        double slope = 1 - (e * cos);
        double byMean = ImplicitDerivative.ScalarTangent(slope, -1);
        double byEccentricity = ImplicitDerivative.ScalarTangent(slope, -sin);
        Near(1.28809131321, anomaly, 1e-11);
        Near(1.09132930115, byMean, 1e-11);
        Near(1.04800830505, byEccentricity, 1e-11);
        Near(-0.374453255325, ImplicitDerivative.ScalarTangent(slope, e * sin * byMean * byMean), 1e-11);
        Near(-0.027354625547, ImplicitDerivative.ScalarTangent(slope, (e * sin * byMean * byEccentricity) - (cos * byMean)), 1e-11);
    }

    [Fact]
    public void ADeepEquilibriumOfOneUnknown()
    {
        const double w = 0.5;
        double z = 0;
        for (int i = 0; i < 200; i++)
        {
            z = Math.Tanh((w * z) + 0.3);
        }

        double slope = 1 - (z * z);
        Near(0.50083188767, z, 1e-11);
        double[] gradient = DenseEquation.Jacobian([slope * w], [slope, slope * z], Direct with { FixedPoint = true });
        Near([1.19787001466, 0.599931500623], gradient, 1e-11);
    }

    [Theory]
    [InlineData(LinearMethod.Lu)]
    [InlineData(LinearMethod.NormalConjugateGradient)]
    [InlineData(LinearMethod.Gmres)]
    [InlineData(LinearMethod.BiCgStab)]
    [InlineData(LinearMethod.Neumann)]
    public void ADeepEquilibriumOfTwoUnknowns(LinearMethod method)
    {
        double[] w = [0.3, -0.2, 0.4, 0.1];
        double[] z = new double[2];
        for (int i = 0; i < 200; i++)
        {
            z = [Math.Tanh((w[0] * z[0]) + (w[1] * z[1]) + 0.1), Math.Tanh((w[2] * z[0]) + (w[3] * z[1]) - 0.3)];
        }

        Near([0.206179315968, -0.236619665507], z, 1e-12);
        double[] slope = [1 - (z[0] * z[0]), 1 - (z[1] * z[1])];
        var options = new ImplicitOptions(method) { FixedPoint = true, Solve = new LinearSolveOptions { MaxIterations = 200 } };
        double[] jacobian = DenseEquation.Jacobian([slope[0] * w[0], slope[0] * w[1], slope[1] * w[2], slope[1] * w[3]], [slope[0], 0, 0, slope[1]], options);
        Near([1.20803505923, -0.251855112216, 0.503710224432, 0.937401242893], jacobian, 1e-11);
    }

    [Fact]
    public void TheLassoByItsPenaltyFromTheProximalGradientStep()
    {
        // β = prox_{ηλ}(β − η (G β − c))
        double[] gram = [2, 0.5, 0.5, 1];
        double[] c = [3, -2];
        const double eta = 0.4;
        const double lambda = 0.4;
        double[] beta = new double[2];
        double[] point = new double[2];
        for (int i = 0; i < 500; i++)
        {
            Gradient(beta, point);
            Proximal.L1(point, beta, eta * lambda);
        }

        Near([1.942857142857143, -2.571428571428571], beta, 1e-14);

        double[] bySolution = new double[4];
        double[] byParameter = new double[2];
        double[] value = new double[2];
        double[] column = new double[2];
        Gradient(beta, point);
        for (int j = 0; j < 2; j++)
        {
            double[] direction = [(j == 0 ? 1 : 0) - (eta * gram[j]), (j == 1 ? 1 : 0) - (eta * gram[2 + j])];
            Proximal.L1Jvp(point, value, eta * lambda, direction, column, 0);
            bySolution[j] = column[0];
            bySolution[2 + j] = column[1];
        }

        Proximal.L1Jvp(point, value, eta * lambda, [0, 0], byParameter, eta);
        Near([-0.857142857142857, 1.428571428571429], DenseEquation.Jacobian(bySolution, byParameter, Direct with { FixedPoint = true }), 1e-14);

        void Gradient(double[] from, double[] to)
        {
            for (int i = 0; i < 2; i++)
            {
                to[i] = from[i] - (eta * ((gram[2 * i] * from[0]) + (gram[(2 * i) + 1] * from[1]) - c[i]));
            }
        }
    }

    [Fact]
    public void TheSteadyStateOfAReaction()
    {
        // k₁ − k₂ x − k₃ x² = 0
        double x = 2.0 / 3;
        Near(0, 2 - x - (3 * x * x), 1e-15);
        Near([0.2, -2.0 / 15, -4.0 / 45], DenseEquation.Jacobian([-1 - (6 * x)], [1, -x, -x * x], Direct), 1e-15);
    }

    [Fact]
    public void AStepOfImplicitEuler()
    {
        // y₁ + h k y₁² = y₀
        const double h = 0.1;
        const double k = 2;
        double y = (-1 + Math.Sqrt(1 + (4 * h * k))) / (2 * h * k);
        Near(0.85410196625, y, 1e-12);
        double[] gradient = DenseEquation.Jacobian([1 + (2 * h * k * y)], [-1, h * y * y, k * y * y], Direct);
        Near([0.7453559925, -0.0543729868749, -1.0874597375], gradient, 1e-11);
    }

    [Fact]
    public void AnImpliedVolatility()
    {
        const double spot = 100;
        const double rate = 0.05;
        const double sigma = 0.2;
        double d1 = (rate + (0.5 * sigma * sigma)) / sigma;
        double d2 = d1 - sigma;
        double delta = Normal(d1);
        double vega = spot * Math.Exp(-0.5 * d1 * d1) / Math.Sqrt(2 * Math.PI);
        Near(10.4505835721856, (spot * delta) - (100 * Math.Exp(-rate) * Normal(d2)), 1e-12);
        double byPrice = ImplicitDerivative.ScalarTangent(vega, -1);
        Near(0.0266495862776, byPrice, 1e-13);
        Near(-0.0169712733827, ImplicitDerivative.ScalarTangent(vega, delta), 1e-13);
        Near(-1.86427617801e-4, ImplicitDerivative.ScalarTangent(vega, vega * d1 * d2 / sigma * byPrice * byPrice), 1e-15);

        static double Normal(double d) => 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-d / Math.Sqrt(2));
    }

    [Fact]
    public void ASingularEquationThrowsWhateverTheMode()
    {
        var singular = Assert.Throws<SingularMatrixException>(() => DenseEquation.Jacobian([1, 2, 2, 4], [0, 1], Direct));
        Assert.Equal(double.PositiveInfinity, singular.Condition);
        Assert.Throws<SolverException>(() => DenseEquation.Jacobian([1, 2, 2, 4], [0, 1], new ImplicitOptions(LinearMethod.Gmres)));
        Assert.Throws<SingularMatrixException>(() => ImplicitDerivative.ScalarTangent(0, 1));
        Assert.Throws<SingularMatrixException>(() => ImplicitDerivative.ScalarAdjoint(double.NaN, 1));

        // Asked for, it is NaN, in the adjoints too.
        double[] adjoint = new double[1];
        double[] seed = [1, 1];
        var equation = new DenseEquation([1, 2, 2, 4], [0, 1], [], adjoint);
        LinearSolveResult result = ImplicitDerivative.Vjp(ref equation, seed, Direct with { Solve = new LinearSolveOptions { OnFailure = SolveFailure.NaN } });
        Assert.False(result.Converged);
        Assert.True(double.IsNaN(adjoint[0]));
    }

    [Fact]
    public void TheMinimumNormDerivativeOfASingularSystem() =>
        Near(
            [0.04, 0.08, 0.08, 0.16],
            DenseEquation.Jacobian([1, 2, 2, 4], [-1, 0, 0, -1], new ImplicitOptions(LinearMethod.NormalConjugateGradient)),
            1e-15);

    [Fact]
    public void TheSecondDerivativeOfASolveByThePrimitiveItself()
    {
        // x(A) = A⁻¹ b along E: ẋ = −A⁻¹Eẋ₀, ẍ = 2 A⁻¹E A⁻¹E x; the JVP of the VJP gives wᵀẍ-like numbers as the same sum.
        double[] a = Regular(3, 1);
        double[] b = Random(3, 2);
        double[] e = Random(9, 3);
        double[] w = Random(3, 4);
        double[] x = new double[3];
        double[] first = new double[3];
        double[] second = new double[3];
        double[] product = new double[3];
        Matrix.SolveJvp(a, b, x, 3, 1, e, new double[3], first);
        Matrix.MultiplyVector(e, first, product, 3, 3);
        Matrix.Solve(a, product, second, 3, 1);
        double expected = -2 * Vector.Dot(w, second);

        double[] aAdjoint = new double[9];
        double[] aAdjointTangent = new double[9];
        Matrix.SolveVjpJvp(a, b, x, 3, 1, aAdjoint, new double[3], [.. w], e, new double[3], new double[3], aAdjointTangent, new double[3], new double[3]);
        Near(expected, Vector.Dot(e, aAdjointTangent), 1e-14);
    }
}
