using AutoDiff.LinearAlgebra.Tests.Harness;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Values beside MathNet.Numerics and by their own definitions.</summary>
public sealed class MatrixValueTests
{
    [Theory]
    [InlineData(6, 8, 6)]
    [InlineData(64, 64, 64)]
    [InlineData(97, 259, 65)]
    [InlineData(5, 600, 1030)]
    [InlineData(200, 1, 31)]
    public void BlockedProductsAreThoseOfMathNet(int m, int k, int n)
    {
        double[] a = Random(m * k, 1);
        double[] b = Random(k * n, 2);
        var result = new double[m * n];
        Matrix.Multiply(a, b, result, m, k, n);
        Near(Rows(Dense(a, m, k) * Dense(b, k, n)), result, 1e-12 * k);

        // The transposed products of the VJP.
        double[] seed = Random(m * n, 3);
        double[] aAdjoint = new double[m * k];
        double[] bAdjoint = new double[k * n];
        double[] taken = [.. seed];
        Matrix.MultiplyVjp(a, b, result, m, k, n, aAdjoint, bAdjoint, taken);
        Near(Rows(Dense(seed, m, n) * Dense(b, k, n).Transpose()), aAdjoint, 1e-12 * n);
        Near(Rows(Dense(a, m, k).Transpose() * Dense(seed, m, n)), bAdjoint, 1e-12 * m);
        Assert.All(taken, v => Assert.Equal(0, v));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(60)]
    public void SolvesAndFactorsAreThoseOfMathNet(int n)
    {
        double[] a = Random(n * n, 4);
        double[] b = Random(n * 3, 5);
        var x = new double[n * 3];
        Matrix.Solve(a, b, x, n, 3);
        Near(Rows(Dense(a, n, n).Solve(Dense(b, n, 3))), x, 1e-9);

        var inverse = new double[n * n];
        Matrix.Inverse(a, inverse, n);
        Near(Rows(Dense(a, n, n).Inverse()), inverse, 1e-9);
        double determinant = Dense(a, n, n).Determinant();
        Near(determinant, Matrix.Determinant(a, n), 1e-10 * Math.Abs(determinant));
        Near(Math.Log(Math.Abs(determinant)), Matrix.LogDeterminant(a, n), 1e-10 * n);

        double[] spd = PositiveDefinite(n, 6);
        var factor = new double[n * n];
        Matrix.Cholesky(spd, factor, n);
        Near(Rows(Dense(spd, n, n).Cholesky().Factor), factor, 1e-11);

        var values = new double[n];
        var vectors = new double[n * n];
        Matrix.EigenSymmetric(spd, values, vectors, n);
        Near(Dense(spd, n, n).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).ToArray(), values, 1e-11 * n);
        Near(Rows(Dense(spd, n, n) * Dense(vectors, n, n)), Rows(Dense(vectors, n, n) * DenseMatrix.OfDiagonalArray(values)), 1e-11 * n);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(40, 12)]
    [InlineData(12, 40)]
    public void SingularValuesAreThoseOfMathNet(int m, int n)
    {
        int k = Math.Min(m, n);
        double[] a = Random(m * n, 7);
        double[] u = new double[m * k];
        double[] s = new double[k];
        double[] v = new double[n * k];
        Matrix.Svd(a, u, s, v, m, n);
        Near(Dense(a, m, n).Svd(computeVectors: false).S.ToArray(), s, 1e-12 * m);
        Near(a, Rows(Dense(u, m, k) * DenseMatrix.OfDiagonalArray(s) * Dense(v, n, k).Transpose()), 1e-12);
        Near(Rows(DenseMatrix.CreateIdentity(k)), Rows(Dense(u, m, k).Transpose() * Dense(u, m, k)), 1e-13);
        Near(Rows(DenseMatrix.CreateIdentity(k)), Rows(Dense(v, n, k).Transpose() * Dense(v, n, k)), 1e-13);
    }

    [Fact]
    public void AWideMatrixOfRankOneHasOrthonormalVectorsToo()
    {
        double[] a = [1, 2, 2, 2, 4, 4, 3, 6, 6];
        double[] u = new double[9];
        double[] s = new double[3];
        double[] v = new double[9];
        Matrix.Svd(a, u, s, v, 3, 3);
        Near([3 * Math.Sqrt(14), 0, 0], s, 1e-14);
        Near(Rows(DenseMatrix.CreateIdentity(3)), Rows(Dense(u, 3, 3).Transpose() * Dense(u, 3, 3)), 1e-14);
    }

    [Fact]
    public void OrthogonalFactorsHaveAPositiveDiagonal()
    {
        double[] a = Random(30 * 20, 8);
        double[] q = new double[30 * 20];
        double[] r = new double[20 * 20];
        Matrix.Qr(a, q, r, 30, 20);
        Near(a, Rows(Dense(q, 30, 20) * Dense(r, 20, 20)), 1e-13);
        Near(Rows(DenseMatrix.CreateIdentity(20)), Rows(Dense(q, 30, 20).Transpose() * Dense(q, 30, 20)), 1e-14);
        Assert.All(Enumerable.Range(0, 20), i => Assert.True(r[i * 21] > 0));
    }

    [Fact]
    public void TheExponentialOfARotationIsARotation()
    {
        var e = new double[4];
        Matrix.Exponential([0, -20, 20, 0], e, 2);
        Near([Math.Cos(20), -Math.Sin(20), Math.Sin(20), Math.Cos(20)], e, 1e-13);
        Matrix.Exponential([0, 0, 0, 0], e, 2);
        Near([1, 0, 0, 1], e, 0);
    }

    [Fact]
    public void TheSquareRootSquaresBack()
    {
        double[] a = PositiveDefinite(12, 9);
        double[] s = new double[144];
        Matrix.SquareRoot(a, s, 12);
        Near(a, Rows(Dense(s, 12, 12) * Dense(s, 12, 12)), 1e-11);
    }

    [Fact]
    public void NormsNeitherOverflowNorUnderflow()
    {
        Near(5e200, Vector.Norm([3e200, -4e200]), 1e186);
        Near(5e-300, Vector.Norm([3e-300, -4e-300]), 1e-314);
        Assert.Equal(double.Epsilon, Vector.Norm([0, double.Epsilon]));
        Assert.Equal(0, Vector.Norm([]));
        Near(1000 + Math.Log(2), Vector.LogSumExp([1000, 1000]), 1e-12);
        Assert.Equal(double.NegativeInfinity, Vector.LogSumExp([]));
        double[] softmax = new double[2];
        Vector.Softmax([-2000, -2000], softmax, 1, 2);
        Assert.Equal([0.5, 0.5], softmax);
    }

    private static Matrix<double> Dense(double[] rows, int m, int n) => Matrix<double>.Build.DenseOfRowMajor(m, n, rows);

    private static double[] Rows(Matrix<double> matrix) => matrix.ToRowMajorArray();
}
