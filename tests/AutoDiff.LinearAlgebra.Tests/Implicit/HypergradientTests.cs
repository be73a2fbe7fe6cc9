using AutoDiff.Implicit;
using AutoDiff.Solvers;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Approximate derivatives with a budget.</summary>
public sealed class HypergradientTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void ATruncatedNeumannSeriesErrsByTheNextPower(int terms)
    {
        // The inner problem ½ (z − θ)² by gradient steps of 0.2: F_z = 1, F_θ = −1, dz/dθ = 1.
        var options = new ImplicitOptions(LinearMethod.Neumann) { Solve = new LinearSolveOptions { Step = 0.2, MaxIterations = terms } };
        double tangent = DenseEquation.Jacobian([1], [-1], options)[0];
        Near(Math.Pow(0.8, terms + 1), 1 - tangent, 1e-15);

        // As many steps of z ← z − 0.2 (z − θ), unrolled.
        var step = new GradientStep { Theta = [3], Curvature = [1], Rate = 0.2, Direction = [1], Adjoint = new double[1] };
        double[] unrolled = new double[1];
        UnrolledFixedPoint.Jvp(ref step, [3], unrolled, terms);
        Near(tangent, unrolled[0], 1e-14);
        UnrolledFixedPoint.Vjp(ref step, [3], new double[] { 1 }, terms);
        Near(tangent, step.Adjoint[0], 1e-14);
    }

    [Fact]
    public void NeumannAndUnrolledStepsAgreeOnManyUnknowns()
    {
        double[] curvature = [0.3, 1, 2, 3.5];
        double[] theta = [1, -2, 0.5, 4];
        double[] direction = Random(4, 1);
        double[] bySolution = new double[16];
        double[] byParameters = new double[16];
        for (int i = 0; i < 4; i++)
        {
            bySolution[5 * i] = curvature[i];
            byParameters[5 * i] = -curvature[i];
        }

        var options = new ImplicitOptions(LinearMethod.Neumann) { Solve = new LinearSolveOptions { Step = 0.2, MaxIterations = 7 } };
        double[] tangent = new double[4];
        var equation = new DenseEquation(bySolution, byParameters, direction, []);
        ImplicitDerivative.Jvp(ref equation, tangent, options);
        var step = new GradientStep { Theta = theta, Curvature = curvature, Rate = 0.2, Direction = direction, Adjoint = new double[4] };
        double[] unrolled = new double[4];
        UnrolledFixedPoint.Jvp(ref step, theta, unrolled, 7);
        Near(tangent, unrolled, 1e-14);

        double[] adjoint = [1, 2, 3, 4];
        double left = Vector.Dot(adjoint, unrolled);
        UnrolledFixedPoint.Vjp(ref step, theta, adjoint, 7);
        Near(left, Vector.Dot(step.Adjoint, direction), 1e-14);
        Assert.Equal([0, 0, 0, 0], adjoint);
    }

    [Fact]
    public void UnrolledStepsFromAnUnfinishedSolutionFollowItsIterates()
    {
        // A nonlinear step, from a point that is no fixed point: each factor belongs to its own iterate.
        var step = new TanhStep { Weight = 0.5, Input = 0.3 };
        double[] tangent = new double[1];
        UnrolledFixedPoint.Jvp(ref step, [-1], tangent, 3);
        double z = -1;
        double expected = 0;
        for (int i = 0; i <= 3; i++)
        {
            double next = Math.Tanh((0.5 * z) + 0.3);
            expected = (1 - (next * next)) * ((0.5 * expected) + 1);
            z = next;
        }

        Near(expected, tangent[0], 1e-15);
        UnrolledFixedPoint.Vjp(ref step, [-1], new double[] { 1 }, 3);
        Near(expected, step.InputAdjoint, 1e-15);
    }

    [Fact]
    public void ConjugateGradientsWithABudgetComeCloserWithEachStep()
    {
        double[] h = PositiveDefinite(30, 2);
        double[] byParameters = Random(30, 3);
        double[] exact = new double[30];
        var direct = new DenseEquation(h, byParameters, [1], []);
        ImplicitDerivative.Jvp(ref direct, exact, new ImplicitOptions(LinearMethod.Cholesky));
        double last = double.PositiveInfinity;
        foreach (int budget in (int[])[1, 4, 8, 16])
        {
            double[] tangent = new double[30];
            var options = new ImplicitOptions(LinearMethod.ConjugateGradient) { Solve = new LinearSolveOptions { MaxIterations = budget, OnFailure = SolveFailure.Keep } };
            var equation = new DenseEquation(h, byParameters, [1], []);
            LinearSolveResult result = ImplicitDerivative.Jvp(ref equation, tangent, options);
            Assert.Equal(budget, result.Iterations);
            Vector.Axpy(-1, exact, tangent);
            double error = Vector.Norm(tangent);
            Assert.True(error < last);
            last = error;
        }
    }

    /// <summary>zᵢ ← zᵢ − rate · curvatureᵢ (zᵢ − θᵢ).</summary>
    private sealed class GradientStep : IFixedPointStep
    {
        public required double[] Theta { get; init; }

        public required double[] Curvature { get; init; }

        public required double Rate { get; init; }

        public required double[] Direction { get; init; }

        public required double[] Adjoint { get; init; }

        public int Length => Theta.Length;

        public void Step(ReadOnlySpan<double> solution, Span<double> next)
        {
            for (int i = 0; i < Length; i++)
            {
                next[i] = solution[i] - (Rate * Curvature[i] * (solution[i] - Theta[i]));
            }
        }

        public void StepJvp(ReadOnlySpan<double> solution, ReadOnlySpan<double> solutionTangent, Span<double> nextTangent)
        {
            for (int i = 0; i < Length; i++)
            {
                nextTangent[i] = solutionTangent[i] - (Rate * Curvature[i] * (solutionTangent[i] - Direction[i]));
            }
        }

        public void StepVjp(ReadOnlySpan<double> solution, ReadOnlySpan<double> nextAdjoint, Span<double> solutionAdjoint)
        {
            for (int i = 0; i < Length; i++)
            {
                solutionAdjoint[i] = nextAdjoint[i] * (1 - (Rate * Curvature[i]));
                Adjoint[i] += nextAdjoint[i] * Rate * Curvature[i];
            }
        }
    }

    /// <summary>z ← tanh(w z + x), by x.</summary>
    private struct TanhStep : IFixedPointStep
    {
        public double Weight { get; init; }

        public double Input { get; init; }

        public double InputAdjoint { get; private set; }

        public readonly int Length => 1;

        public readonly void Step(ReadOnlySpan<double> solution, Span<double> next) => next[0] = Math.Tanh((Weight * solution[0]) + Input);

        public readonly void StepJvp(ReadOnlySpan<double> solution, ReadOnlySpan<double> solutionTangent, Span<double> nextTangent) =>
            nextTangent[0] = Slope(solution) * ((Weight * solutionTangent[0]) + 1);

        public void StepVjp(ReadOnlySpan<double> solution, ReadOnlySpan<double> nextAdjoint, Span<double> solutionAdjoint)
        {
            solutionAdjoint[0] = Slope(solution) * Weight * nextAdjoint[0];
            InputAdjoint += Slope(solution) * nextAdjoint[0];
        }

        private readonly double Slope(ReadOnlySpan<double> solution)
        {
            double next = Math.Tanh((Weight * solution[0]) + Input);
            return 1 - (next * next);
        }
    }
}
