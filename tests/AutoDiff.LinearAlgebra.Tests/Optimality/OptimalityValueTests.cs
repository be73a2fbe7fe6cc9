using AutoDiff.Optimality;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Optimality;

/// <summary>Values and derivatives with their numbers, and what has none.</summary>
public sealed class OptimalityValueTests
{
    [Fact]
    public void TheProjectionOntoTheSimplex()
    {
        double[] result = new double[3];
        double[] expected = [0.5, -0.5, 0, -0.5, 0.5, 0, 0, 0, 0];
        for (int i = 0; i < 3; i++)
        {
            double[] direction = new double[3];
            direction[i] = 1;
            double[] tangent = new double[3];
            Projection.SimplexJvp([0.9, 0.6, -0.5], result, 1, direction, tangent, 0);
            Near([0.65, 0.35, 0], result, 1e-15);
            Near(expected.AsSpan(3 * i, 3), tangent, 1e-15);
            double[] adjoint = new double[3];
            double radiusAdjoint = 0;
            Projection.SimplexVjp([0.9, 0.6, -0.5], result, 1, adjoint, direction, ref radiusAdjoint);
            Near(expected.AsSpan(3 * i, 3), adjoint, 1e-15);
        }
    }

    /// <summary>x = (¼, ¾), dx/db = (¼, ¾), dν/db = −7/4, dx/dc = [[−¼, ¼], [¼, −¼]].</summary>
    [Fact]
    public void TheQuadraticProgramOnASimplex()
    {
        double[] h = [4, 1, 1, 2];
        double[] g = [-1, 0, 0, -1];
        double[] x = new double[2];
        double[] nu = new double[1];
        double[] lambda = new double[2];
        QuadraticProgram.Solve(h, [1, 1], [1, 1], [1], g, [0, 0], x, nu, lambda, 2, 1, 2);
        Near([0.25, 0.75], x, 1e-15);
        Near(-2.75, nu[0], 1e-14);
        Near([0, 0], lambda, 0);

        double[] xTangent = new double[2];
        double[] nuTangent = new double[1];
        QuadraticProgram.SolveJvp(h, [1, 1], [1, 1], [1], g, [0, 0], x, nu, lambda, 2, 1, 2, new double[4], [0, 0], [0, 0], [1], new double[4], [0, 0], xTangent, nuTangent, new double[2]);
        Near([0.25, 0.75], xTangent, 1e-14);
        Near(-1.75, nuTangent[0], 1e-14);

        double[] cAdjoint = new double[2];
        double[] bAdjoint = new double[1];
        QuadraticProgram.SolveVjp(h, [1, 1], [1, 1], [1], g, [0, 0], x, nu, lambda, 2, 1, 2, new double[4], cAdjoint, new double[2], bAdjoint, new double[4], new double[2], new double[] { 1, 0 }, new double[1], new double[2]);
        Near([-0.25, 0.25], cAdjoint, 1e-14);
        Near(0.25, bAdjoint[0], 1e-14);
    }

    [Fact]
    public void AQuadraticProgramWithoutASolutionThrows()
    {
        double[] x = new double[1];
        var infeasible = Assert.Throws<LinearAlgebraException>(() => QuadraticProgram.Solve([1], [0], [], [], [1, -1], [-1, -1], x, [], new double[2], 1, 0, 2));
        Assert.True(infeasible.Residual > 0.1);
        Assert.Throws<LinearAlgebraException>(() => QuadraticProgram.Solve([0], [1], [], [], [1], [1], x, [], new double[1], 1, 0, 1));
    }

    [Fact]
    public void AConstraintThatIsJustTouchedHasAValueButNoDerivative()
    {
        double[] x = new double[1];
        double[] lambda = new double[1];
        QuadraticProgram.Solve([2], [-2], [], [], [1], [1], x, [], lambda, 1, 0, 1);
        Near(1, x[0], 1e-6);
        Assert.Throws<LinearAlgebraException>(() =>
            QuadraticProgram.SolveVjp([2], [-2], [], [], [1], [1], x, [], lambda, 1, 0, 1, new double[1], new double[1], [], [], new double[1], new double[1], new double[] { 1 }, [], new double[1]));
    }

    /// <summary>x = (12/11, 0), ∂x₁/∂b = (1, 3, 1)/11.</summary>
    [Fact]
    public void NonNegativeLeastSquares()
    {
        double[] a = [1, 2, 3, 1, 1, 1];
        double[] x = new double[2];
        double[] bAdjoint = new double[3];
        AutoDiff.Optimality.NonNegativeLeastSquares.SolveVjp(a, [-1, 4, 1], x, 3, 2, new double[6], bAdjoint, new double[] { 1, 5 });
        Near([12.0 / 11, 0], x, 1e-15);
        Near([1.0 / 11, 3.0 / 11, 1.0 / 11], bAdjoint, 1e-15);
        double[] tangent = new double[2];
        AutoDiff.Optimality.NonNegativeLeastSquares.SolveJvp(a, [-1, 4, 1], x, 3, 2, new double[6], [0, 1, 0], tangent);
        Near([3.0 / 11, 0], tangent, 1e-15);
    }

    [Fact]
    public void NonNegativeLeastSquaresIsOptimalOnLargerProblems()
    {
        double[] a = Random(40 * 25, 3);
        double[] b = Random(40, 4);
        double[] x = new double[25];
        AutoDiff.Optimality.NonNegativeLeastSquares.Solve(a, b, x, 40, 25);
        double[] gradient = new double[25];
        for (int i = 0; i < 40; i++)
        {
            double residual = b[i] - Vector.Dot(a.AsSpan(i * 25, 25), x);
            Vector.Axpy(residual, a.AsSpan(i * 25, 25), gradient);
        }

        int zeros = 0;
        for (int j = 0; j < 25; j++)
        {
            Assert.True(x[j] >= 0);
            Assert.True(x[j] > 0 ? Math.Abs(gradient[j]) < 1e-12 : gradient[j] < 1e-12);
            zeros += x[j] == 0 ? 1 : 0;
        }

        Assert.InRange(zeros, 1, 24);
    }

    [Fact]
    public void ProjectionsAreTheNearestPoints()
    {
        double[] x = Random(8, 11).Select(v => 3 * v).ToArray();
        double[] normal = Random(8, 12);
        double[] lower = [.. Enumerable.Repeat(-0.5, 8)];
        double[] upper = [.. Enumerable.Repeat(1.0, 8)];
        double[] result = new double[8];
        var random = new Random(13);
        foreach (Func<double[], double[]> project in (Func<double[], double[]>[])
        [
            p => { Projection.Box(p, lower, upper, result); return [.. result]; },
            p => { Projection.NonNegative(p, result); return [.. result]; },
            p => { Projection.Simplex(p, result, 1.3); return [.. result]; },
            p => { Projection.L1Ball(p, result, 1.3); return [.. result]; },
            p => { Projection.L2Ball(p, result, 1.3); return [.. result]; },
            p => { Projection.HalfSpace(p, normal, -0.4, result); return [.. result]; },
            p => { Projection.Affine(p, normal, [0.7], result, 1, 8); return [.. result]; },
        ])
        {
            // ⟨x − P x, y − P x⟩ ≤ 0 for every y of the set, and P P x = P x.
            double[] nearest = project(x);
            Near(nearest, project(nearest), 1e-14);
            for (int trial = 0; trial < 50; trial++)
            {
                double[] other = project(Random(8, random.Next()).Select(v => 4 * v).ToArray());
                Assert.True(Enumerable.Range(0, 8).Sum(i => (x[i] - nearest[i]) * (other[i] - nearest[i])) <= 1e-12);
            }
        }
    }

    [Fact]
    public void ProximalOperatorsMinimise()
    {
        double[] x = Random(6, 21).Select(v => 2 * v).ToArray();
        double[] result = new double[6];
        Minimises(p => Vector.AbsoluteNorm(p), () => Proximal.L1(x, result, 0.4), 0.4);
        Minimises(p => Vector.AbsoluteNorm(p) + (0.75 * Vector.NormSquared(p)), () => Proximal.ElasticNet(x, result, 0.4, 0.6), 0.4);
        Minimises(p => Vector.Norm(p.AsSpan(0, 3)) + Vector.Norm(p.AsSpan(3)), () => Proximal.Group(x, result, 0.4, 3), 0.4);
        Minimises(Nuclear, () => Proximal.Nuclear(x, result, 0.4, 2, 3), 0.4);

        void Minimises(Func<double[], double> penalty, Action solve, double weight)
        {
            solve();
            double best = Objective(result);
            for (int trial = 0; trial < 200; trial++)
            {
                double[] near = [.. result.Zip(Random(6, trial), (r, d) => r + (0.01 * d))];
                Assert.True(Objective(near) > best);
            }

            double Objective(double[] p) => (0.5 * p.Zip(x, (u, v) => (u - v) * (u - v)).Sum()) + (weight * penalty(p));
        }

        static double Nuclear(double[] p)
        {
            double[] s = new double[2];
            Matrix.Svd(p, new double[4], s, new double[6], 2, 3);
            return s.Sum();
        }
    }

    [Fact]
    public void TheNuclearThresholdIsDifferentiatedAtRepeatedSingularValues()
    {
        // At 2 I the threshold keeps the direction: f' = 1 for what is symmetric, f/σ = 3/4 for what turns.
        double[] tangent = new double[4];
        Proximal.NuclearJvp([2, 0, 0, 2], new double[4], 0.5, 2, 2, [0.3, 0.8, 0.2, -0.1], tangent, 0);
        Near([0.3, 0.5 + (0.75 * 0.3), 0.5 - (0.75 * 0.3), -0.1], tangent, 1e-15);
    }

    [Fact]
    public void ArgumentsOutsideOfTheirRangesAreNamed()
    {
        double[] result = new double[1];
        Assert.Equal("radius", Assert.ThrowsAny<ArgumentException>(() => Projection.Simplex([1], result, 0)).ParamName);
        Assert.Equal("threshold", Assert.ThrowsAny<ArgumentException>(() => Proximal.L1([1], result, -1)).ParamName);
        Assert.Equal("upper", Assert.ThrowsAny<ArgumentException>(() => Projection.Box([1], [2], [1], result)).ParamName);
        Assert.Equal("normal", Assert.ThrowsAny<ArgumentException>(() => Projection.HalfSpace([1], [0], 1, result)).ParamName);
        Assert.Equal("x", Assert.ThrowsAny<ArgumentException>(() => MirrorDescent.Entropic([-1], [0], result, 1)).ParamName);
    }

    [Fact]
    public void ANumberThatIsNotOneStaysVisible()
    {
        double[] result = new double[2];
        Projection.Simplex([double.NaN, 0.5], result, 1);
        Assert.True(double.IsNaN(result[0]));
        Projection.HalfSpace([1, 2], [double.NaN, 1], 0, result);
        Assert.True(double.IsNaN(result[0]));
        Proximal.L1([double.NaN, 0.5], result, 1);
        Assert.True(double.IsNaN(result[0]));
        Proximal.Group([double.NaN, 0.5], result, 1, 2);
        Assert.True(double.IsNaN(result[0]));
        Projection.NonNegative([double.NaN, 0.5], result);
        Assert.True(double.IsNaN(result[0]));
        Assert.Throws<LinearAlgebraException>(() => Proximal.Nuclear([double.NaN, 0.5], result, 1, 2, 1));
        Assert.Throws<LinearAlgebraException>(() => AutoDiff.Optimality.NonNegativeLeastSquares.Solve([double.NaN, 0.5], [1], result, 1, 2));
        Assert.Throws<LinearAlgebraException>(() => QuadraticProgram.Solve([double.NaN], [0], [], [], [], [], new double[1], [], [], 1, 0, 0));
        Assert.Equal("x", Assert.ThrowsAny<ArgumentException>(() => Projection.Simplex([], [], 1)).ParamName);
    }

    /// <summary>Where a branch ends, the derivative is the documented one, in both modes.</summary>
    [Fact]
    public void KinksTakeTheDocumentedSide()
    {
        Assert.Equal((1, 1), Both((p, r, t, d) => Projection.NonNegativeJvp(p, r, t, d), (p, r, a, s) => Projection.NonNegativeVjp(p, r, a, s), 0));
        Assert.Equal((1, 1), Both((p, r, t, d) => Projection.BoxJvp(p, [1], [2], r, t, [0], [0], d), (p, r, a, s) => Projection.BoxVjp(p, [1], [2], r, a, new double[1], new double[1], s), 2));
        Assert.Equal((0, 0), Both((p, r, t, d) => Proximal.L1Jvp(p, r, 0.5, t, d, 0), (p, r, a, s) => { double u = 0; Proximal.L1Vjp(p, r, 0.5, a, s, ref u); }, 0.5));
        Assert.Equal((0, 0), Both((p, r, t, d) => Proximal.GroupJvp(p, r, 0.5, 1, t, d, 0), (p, r, a, s) => { double u = 0; Proximal.GroupVjp(p, r, 0.5, 1, a, s, ref u); }, 0.5));
        Assert.Equal((1, 1), Both((p, r, t, d) => Projection.L2BallJvp(p, r, 0.5, t, d, 0), (p, r, a, s) => { double u = 0; Projection.L2BallVjp(p, r, 0.5, a, s, ref u); }, 0.5));
        Assert.Equal((1, 1), Both((p, r, t, d) => Projection.L1BallJvp(p, r, 0.5, t, d, 0), (p, r, a, s) => { double u = 0; Projection.L1BallVjp(p, r, 0.5, a, s, ref u); }, 0.5));
        Assert.Equal((1, 1), Both((p, r, t, d) => Projection.HalfSpaceJvp(p, [1], 0.5, r, t, [0], 0, d), (p, r, a, s) => { double u = 0; Projection.HalfSpaceVjp(p, [1], 0.5, r, a, new double[1], ref u, s); }, 0.5));

        static (double Tangent, double Adjoint) Both(
            Action<double[], double[], double[], double[]> jvp, Action<double[], double[], double[], double[]> vjp, double at)
        {
            double[] tangent = new double[1];
            double[] adjoint = new double[1];
            jvp([at], new double[1], [1], tangent);
            vjp([at], new double[1], adjoint, [1]);
            return (tangent[0], adjoint[0]);
        }
    }
}
