using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Implicit;

/// <summary>Generated companions of solvers with several unknowns, against known numbers.</summary>
public sealed class VectorSolverTests
{
    private static readonly double[] X = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Y = [1, 2, 2];

    [Fact]
    public void RidgeRegressionByItsPenalty()
    {
        double[] w = new double[2];
        double[] tangent = new double[2];
        VectorSolvers.RidgeJvp(X, Y, 0.5, w, 1, tangent);
        Near([-0.10752688172, 0.47311827957], w, 1e-11);
        Near([0.385555170155, -0.308629128608], tangent, 1e-11);
        double adjoint = 0;
        VectorSolvers.RidgeVjp(X, Y, 0.5, w, ref adjoint, [1, 0]);
        Near(0.385555170155, adjoint, 1e-11);
        VectorSolvers.RidgeWeightHvp(0.5, X, Y, 0, 1, out double first);
        VectorSolvers.RidgeWeightHvp(0.5, X, Y, 1, 1, out double second);
        Near([-1.01400856695, 0.800595313330], [first, second], 1e-10);
    }

    [Fact]
    public void AQuadraticProgramByItsConditions()
    {
        double[] z = new double[3];
        double[] jacobian = new double[9];
        VectorSolvers.QuadraticProgramJacobian([4, 1, 1, 2], [1, 1], 1, z, jacobian);
        Near([0.25, 0.75], z[..2], 1e-15);
        Near([-0.25, 0.25, 0.25, 0.25, -0.25, 0.75, -0.25, -0.75, -1.75], jacobian, 1e-14);
    }

    [Fact]
    public void TheLassoByItsPenalty()
    {
        double[] beta = new double[2];
        double[] tangent = new double[2];
        VectorSolvers.LassoJvp([2, 0.5, 0.5, 1], [3, -2], 0.4, beta, 1, tangent);
        Near([1.942857143, -2.571428571], beta, 1e-9);
        Near([-0.857142857, 1.428571429], tangent, 1e-9);
        double adjoint = 0;
        VectorSolvers.LassoVjp([2, 0.5, 0.5, 1], [3, -2], 0.4, beta, ref adjoint, [0, 1]);
        Near(1.428571429, adjoint, 1e-9);
    }

    [Fact]
    public void NonNegativeLeastSquares()
    {
        double[] jacobian = new double[6];
        double[] x = VectorSolvers.NonNegativeLeastSquaresBySteps([1, 2, 3, 1, 1, 1], [-1, 4, 1]);
        Near([12.0 / 11, 0], x, 1e-14);
        double[] tangent = VectorSolvers.NonNegativeLeastSquaresByStepsJvp([1, 2, 3, 1, 1, 1], [-1, 4, 1], [1, 3, 1]).Tangent;
        Near([1, 0], tangent, 1e-14);
        double[] adjoint = new double[3];
        VectorSolvers.NonNegativeLeastSquaresByStepsVjp([1, 2, 3, 1, 1, 1], [-1, 4, 1], [1, 1], adjoint);
        Near([1.0 / 11, 3.0 / 11, 1.0 / 11], adjoint, 1e-14);
        Assert.Equal(6, jacobian.Length);
    }

    [Fact]
    public void ADeepEquilibrium()
    {
        double[] w = [0.3, -0.2, 0.4, 0.1];
        double[] b = [0.1, -0.3];
        double[] z = new double[2];
        double[] tangent = new double[2];
        VectorSolvers.EquilibriumJvp(w, b, z, new double[4], [1, 0], tangent);
        Near([0.206179315968, -0.236619665507], z, 1e-11);
        Near([1.20803505923, 0.503710224432], tangent, 1e-11);
        double[] adjoint = new double[2];
        double[] byWeights = new double[4];
        VectorSolvers.EquilibriumVjp(w, b, z, byWeights, adjoint, [0, 1]);
        Near([0.503710224432, 0.937401242893], adjoint, 1e-11);

        // A weight acts as its column's part of the solution on the bias of its row.
        Near([adjoint[0] * z[0], adjoint[0] * z[1], adjoint[1] * z[0], adjoint[1] * z[1]], byWeights, 1e-14);
    }

    [Fact]
    public void TheSquareRootOfAMatrix()
    {
        double[] tangent = VectorSolvers.SquareRootJvp([2, 1, 1, 2], [1, 0, 0, 0]).Tangent;
        Near([0.380181485541, -0.0528312163513, -0.0528312163513, 0.0141560817565], tangent, 1e-11);
        double[] adjoint = new double[4];
        VectorSolvers.SquareRootVjp([2, 1, 1, 2], [1, 0, 0, 0], adjoint);
        Near([0.380181485541, -0.0528312163513, -0.0528312163513, 0.0141560817565], adjoint, 1e-11);
    }

    [Fact]
    public void ASingularSystemNeverYieldsAQuietNumber()
    {
        double[] a = [1, 2, 2, 4];
        double[] b = [1, 2];
        Assert.Throws<SingularMatrixException>(() => VectorSolvers.LinearJvp(a, b, new double[2], [1, 0], new double[2]));
        Assert.Throws<SingularMatrixException>(() => VectorSolvers.LinearVjp(a, b, new double[2], new double[2], [1, 0]));
        double[] tangent = new double[2];
        VectorSolvers.LinearOrNaNJvp(a, b, new double[2], [1, 0], tangent);
        Assert.All(tangent, static t => Assert.True(double.IsNaN(t)));
        double[] adjoint = new double[2];
        VectorSolvers.LinearOrNaNVjp(a, b, new double[2], adjoint, [1, 0]);
        Assert.All(adjoint, static t => Assert.True(double.IsNaN(t)));
        double[] jacobian = new double[4];
        VectorSolvers.ShortestLinearJacobian(a, b, new double[2], jacobian);
        Near([0.04, 0.08, 0.08, 0.16], jacobian, 1e-12);
    }

    [Fact]
    public void AShadowOfAnotherShapeIsRefused()
    {
        Assert.Throws<ArgumentException>("zTangent", () => VectorSolvers.EquilibriumJvp(new double[4], new double[2], new double[2], new double[4], new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => VectorSolvers.SquareRootVjp([2, 1, 1, 2], [1, 0, 0], new double[4]));
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        double[] w = [0.3, -0.2, 0.4, 0.1];
        double[] b = [0.1, -0.3];
        double[] z = new double[2];
        double[] byWeights = new double[4];
        double[] adjoint = new double[2];
        double[] seed = [0, 1];
        for (int i = 0; i < 3; i++)
        {
            VectorSolvers.EquilibriumVjp(w, b, z, byWeights, adjoint, seed);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        VectorSolvers.EquilibriumVjp(w, b, z, byWeights, adjoint, seed);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
