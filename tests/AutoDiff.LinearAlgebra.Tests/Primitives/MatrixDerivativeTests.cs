using AutoDiff.LinearAlgebra.Tests.Harness;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Derivatives with their numbers.</summary>
public sealed class MatrixDerivativeTests
{
    [Fact]
    public void TheSquareRootInADirection()
    {
        double[] s = new double[4];
        double[] tangent = new double[4];
        Matrix.SquareRootJvp([2, 1, 1, 2], s, 2, [1, 0, 0, 0], tangent);
        Near([0.380181485541, -0.0528312163513, -0.0528312163513, 0.0141560817565], tangent, 1e-12);

        // The same by rows of the transpose: what the VJP gives for each element of the root.
        for (int i = 0; i < 4; i++)
        {
            double[] seed = new double[4];
            double[] adjoint = new double[4];
            seed[i] = 1;
            Matrix.SquareRootVjp([2, 1, 1, 2], s, 2, adjoint, seed);
            Near(tangent[i], adjoint[0], 1e-14);
        }
    }

    [Fact]
    public void TheGradientOfTheLogDeterminant()
    {
        double[] adjoint = new double[4];
        Near(Math.Log(10), Matrix.LogDeterminantVjp([4, 1, 2, 3], 2, 1, adjoint), 1e-15);
        Near([0.3, -0.2, -0.1, 0.4], adjoint, 1e-15);
        Near(-0.2, Matrix.LogDeterminantJvp([4, 1, 2, 3], 2, [0, 1, 0, 0]).Tangent, 1e-15);
    }

    [Fact]
    public void CholeskyInADirection()
    {
        double[] l = new double[4];
        double[] tangent = new double[4];
        Matrix.CholeskyJvp([4, 2, 2, 3], l, 2, [0, 0, 0, 1], tangent);
        Near([2, 0, 1, Math.Sqrt(2)], l, 1e-15);
        Near([0, 0, 0, 0.25 * Math.Sqrt(2)], tangent, 1e-15);
        double[] adjoint = new double[4];
        Matrix.CholeskyVjp([4, 2, 2, 3], l, 2, adjoint, new double[] { 0, 0, 0, 1 });
        Near(0.353553390593274, adjoint[3], 1e-15);
    }

    [Fact]
    public void TheExponentialInADirection()
    {
        double[] e = new double[4];
        double[] tangent = new double[4];
        // From the Taylor series of the exponential of [[A, E], [0, A]] in exact fractions.
        double[] expected = [-0.0983128921128044, 0.369369128483975, 0.0199020333060357, -0.126175738741254];
        Matrix.ExponentialJvp([-1, 2, -0.5, -0.3], e, 2, [0, 1, 0, 0], tangent);
        Near(expected, tangent, 1e-14);
        for (int i = 0; i < 4; i++)
        {
            double[] seed = new double[4];
            double[] adjoint = new double[4];
            seed[i] = 1;
            Matrix.ExponentialVjp([-1, 2, -0.5, -0.3], e, 2, adjoint, seed);
            Near(expected[i], adjoint[1], 1e-14);
        }
    }

    [Fact]
    public void ASingularSystemThrowsAndNeverGivesANumber()
    {
        double[] a = [1, 2, 2, 4];
        double[] x = new double[2];
        double[] tangent = new double[2];
        double[] adjoint = new double[2];
        double[] matrixAdjoint = new double[4];
        var exception = Assert.Throws<SingularMatrixException>(() => Matrix.Solve(a, [1, 2], x, 2, 1));
        Assert.Equal(double.PositiveInfinity, exception.Condition);
        Assert.Throws<SingularMatrixException>(() => Matrix.SolveJvp(a, [1, 2], x, 2, 1, new double[4], new double[2], tangent));
        Assert.Throws<SingularMatrixException>(() => Matrix.SolveVjp(a, [1, 2], x, 2, 1, matrixAdjoint, adjoint, new double[] { 1, 1 }));
        Assert.Throws<SingularMatrixException>(() => Matrix.Inverse(a, new double[4], 2));
        Assert.Throws<SingularMatrixException>(() => Matrix.LogDeterminant(a, 2));
        Assert.Throws<SingularMatrixException>(() => Matrix.SolvePositiveDefinite(a, [1, 2], x, 2, 1));
        Assert.Throws<SingularMatrixException>(() => Matrix.Qr(a, new double[4], new double[4], 2, 2));
        Assert.Throws<SingularMatrixException>(() => Matrix.SolveTriangular([1, 2, 3, 0], [1, 2], x, 2, 1, lower: true, transposed: false));
    }

    [Fact]
    public void NearlySingularIsToldFromBadlyScaled()
    {
        double[] x = new double[2];
        var exception = Assert.Throws<SingularMatrixException>(() => Matrix.Solve([1, 1, 1, Math.BitIncrement(1)], [1, 2], x, 2, 1));
        Assert.InRange(exception.Condition, 1e15, 1e17);
        Matrix.Solve([1e-30, 2e-30, 3e20, -1e20], [5e-30, 1e20], x, 2, 1);
        Near([1, 2], x, 1e-14);
        Assert.Throws<SingularMatrixException>(() => Matrix.Solve([1, double.NaN, 0, 1], [1, 2], x, 2, 1));
    }

    [Fact]
    public void TheMinimumNormSolutionOfASingularSystem()
    {
        double[] x = new double[2];
        double[] tangent = new double[2];
        for (int i = 0; i < 2; i++)
        {
            double[] direction = new double[2];
            direction[i] = 1;
            Matrix.SolveMinimumNormJvp([1, 2, 2, 4], [1, 2], x, 2, 2, new double[4], direction, tangent);
            Near([0.2, 0.4], x, 1e-15);
            Near(i == 0 ? [0.04, 0.08] : [0.08, 0.16], tangent, 1e-15);
            double[] adjoint = new double[2];
            double[] seed = [.. direction];
            Matrix.SolveMinimumNormVjp([1, 2, 2, 4], [1, 2], x, 2, 2, new double[4], adjoint, seed);
            Near(i == 0 ? [0.04, 0.08] : [0.08, 0.16], adjoint, 1e-15);
        }
    }

    [Fact]
    public void TheMinimumNormSolutionMovesWithAMatrixOfConstantRank()
    {
        // A = u vᵀ, and moved as (u + s p)(v + s q)ᵀ.
        double[] b = [1, -2, 0.5];
        double[] tangent = Differences.Of(s => { double[] x = new double[2]; Matrix.SolveMinimumNorm(Outer(s), b, x, 3, 2); return x; });
        double[] aTangent = Differences.Of(Outer);
        double[] solution = new double[2];
        double[] computed = new double[2];
        Matrix.SolveMinimumNormJvp(Outer(0), b, solution, 3, 2, aTangent, new double[3], computed);
        Near(tangent, computed, 1e-10);
        double[] aAdjoint = new double[6];
        Matrix.SolveMinimumNormVjp(Outer(0), b, solution, 3, 2, aAdjoint, new double[3], new double[] { 1, -3 });
        Near(tangent[0] - (3 * tangent[1]), aAdjoint.Zip(aTangent, (x, y) => x * y).Sum(), 1e-10);

        static double[] Outer(double s)
        {
            double[] u = [1 + (0.3 * s), 2 - s, -1 + (0.5 * s)];
            double[] v = [0.7 - (0.4 * s), 1.1 + (0.2 * s)];
            return [.. u.SelectMany(left => v.Select(right => left * right))];
        }
    }

    [Fact]
    public void TheGradientOfADeterminantIsTheAdjugateAtSingularMatricesToo()
    {
        double[] adjoint = new double[9];
        Near(0, Matrix.DeterminantVjp([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 1, adjoint), 1e-14);
        Near([-3, 6, -3, 6, -12, 6, -3, 6, -3], adjoint, 1e-13);
        Array.Clear(adjoint);
        Assert.Equal(0, Matrix.DeterminantVjp([1, 2, 3, 2, 4, 6, 3, 6, 9], 3, 1, adjoint));
        Near(new double[9], adjoint, 1e-14);
    }

    [Fact]
    public void NormsGiveZeroAtZero()
    {
        double[] adjoint = [7, 7];
        Vector.NormVjp([0, 0], 3, adjoint);
        Vector.AbsoluteNormVjp([0, 0], 3, adjoint);
        Vector.MaximumNormVjp([0, 0], 3, adjoint);
        Assert.Equal([7, 7], adjoint);
        Assert.Equal((0, 0), Vector.NormJvp([0, 0], [1, 2]));
        Vector.MaximumNormVjp([-2, 2], 1, adjoint);
        Assert.Equal([6.5, 7.5], adjoint);
    }

    [Fact]
    public void AResultThatOverlapsAnOperandIsRefused()
    {
        double[] a = [1, 2, 3, 4];
        Assert.Equal("result", Assert.Throws<ArgumentException>(() => Matrix.Multiply(a, [1, 0, 0, 1], a, 2, 2, 2)).ParamName);
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => Matrix.Multiply([1, 2, 3], [1, 0, 0, 1], a, 2, 2, 2)).ParamName);
    }
}
