using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Coinciding values: what has a derivative gets it, and what has none throws.</summary>
public sealed class DegenerateSpectrumTests
{
    private static readonly double[] Repeated = [2, 0, 0, 0, 2, 0, 0, 0, 5];

    [Fact]
    public void TheTraceIsDifferentiatedThroughRepeatedEigenvalues()
    {
        double[] adjoint = new double[9];
        Matrix.EigenSymmetricVjp(Repeated, new double[3], new double[9], 3, adjoint, new double[] { 1, 1, 1 }, new double[9]);
        Near([1, 0, 0, 0, 1, 0, 0, 0, 1], adjoint, 1e-15);
    }

    [Fact]
    public void OneOfTwoRepeatedEigenvaluesHasNoDerivative()
    {
        var exception = Assert.Throws<DegenerateSpectrumException>(() =>
            Matrix.EigenSymmetricVjp(Repeated, new double[3], new double[9], 3, new double[9], new double[] { 1, 0, 0 }, new double[9]));
        Assert.Equal(0, exception.Gap);
        Assert.Throws<DegenerateSpectrumException>(() =>
            Matrix.EigenSymmetricJvp(Repeated, new double[3], new double[9], 3, [0, 1, 0, 1, 0, 0, 0, 0, 0], new double[3], new double[9]));
        double[] vectorsAdjoint = [0, 1, 0, 0, 0, 0, 0, 0, 0];
        Assert.Throws<DegenerateSpectrumException>(() =>
            Matrix.EigenSymmetricVjp(Repeated, new double[3], new double[9], 3, new double[9], new double[3], vectorsAdjoint));
    }

    [Fact]
    public void AFunctionOfTheMatrixThroughRepeatedEigenvectorsIsRefusedRatherThanWrong()
    {
        // ⟨W, V Λ² Vᵀ⟩ = ⟨W, A²⟩ has the gradient W A + A W, but what W turns within the pair is 0/0 here.
        double[] w = [0.3, 0.1, 0, 0.1, 0.3, 0, 0, 0, 0.9];
        double[] squares = [4, 4, 25];
        double[] vectorsAdjoint = new double[9];
        double[] v = new double[9];
        Matrix.EigenSymmetric(Repeated, new double[3], v, 3);
        Matrix.Multiply(w, v, vectorsAdjoint, 3, 3, 3);
        for (int i = 0; i < 9; i++)
        {
            vectorsAdjoint[i] *= 2 * squares[i % 3];
        }

        double[] valuesAdjoint = [2 * 2 * 0.3, 2 * 2 * 0.3, 2 * 5 * 0.9];
        Assert.Throws<DegenerateSpectrumException>(() =>
            Matrix.EigenSymmetricVjp(Repeated, new double[3], new double[9], 3, new double[9], valuesAdjoint, vectorsAdjoint));
    }

    [Fact]
    public void TheNuclearNormIsDifferentiatedAtRepeatedSingularValues()
    {
        double[] a = [0, -2, 2, 0];
        double[] adjoint = new double[4];
        Matrix.SvdVjp(a, new double[4], new double[2], new double[4], 2, 2, adjoint, new double[4], new double[] { 1, 1 }, new double[4]);
        Near([0, -1, 1, 0], adjoint, 1e-15);
    }

    [Fact]
    public void TheTurnOfAPolarFactorIsDifferentiatedAtRepeatedSingularValues()
    {
        // tr(Wᵀ U Vᵀ) at A = 2 R: Ā = (W − R Wᵀ R) / 4, which is W / 2 where W only turns R.
        Near([0.15, 0, 0, 0.15], PolarAdjoint([0.3, 0, 0, 0.3]), 1e-15);
        Assert.Throws<DegenerateSpectrumException>(() => PolarAdjoint([0.3, 0.7, -0.1, 0.4]));
    }

    [Fact]
    public void AZeroSingularValueHasNoDerivative()
    {
        double[] a = [1, 2, 2, 4];
        Assert.Throws<DegenerateSpectrumException>(() =>
            Matrix.SvdVjp(a, new double[4], new double[2], new double[4], 2, 2, new double[4], new double[4], new double[] { 0, 1 }, new double[4]));
        double[] adjoint = new double[4];
        Matrix.SvdVjp(a, new double[4], new double[2], new double[4], 2, 2, adjoint, new double[4], new double[] { 1, 0 }, new double[4]);
        Near([0.2, 0.4, 0.4, 0.8], adjoint, 1e-15);
    }

    [Fact]
    public void MatricesWithoutASquareRootAreRefused()
    {
        Assert.Throws<LinearAlgebraException>(() => Matrix.SquareRoot([-1, 0, 0, 2], new double[4], 2));
        Assert.Throws<LinearAlgebraException>(() => Matrix.SquareRoot([0, 1, 0, 0], new double[4], 2));
        Assert.Throws<LinearAlgebraException>(() => Matrix.Exponential([double.NaN, 1, 0, 0], new double[4], 2));
        Assert.Throws<LinearAlgebraException>(() => Matrix.EigenSymmetric([double.PositiveInfinity], new double[1], new double[1], 1));
    }

    private static double[] PolarAdjoint(double[] w)
    {
        double[] a = [0, -2, 2, 0];
        double[] u = new double[4];
        double[] s = new double[2];
        double[] v = new double[4];
        Matrix.Svd(a, u, s, v, 2, 2);
        double[] uAdjoint = new double[4];
        double[] vAdjoint = new double[4];
        double[] transposed = new double[4];
        Matrix.Multiply(w, v, uAdjoint, 2, 2, 2);
        Matrix.Transpose(w, transposed, 2, 2);
        Matrix.Multiply(transposed, u, vAdjoint, 2, 2, 2);
        double[] adjoint = new double[4];
        Matrix.SvdVjp(a, u, s, v, 2, 2, adjoint, uAdjoint, new double[2], vAdjoint);
        return adjoint;
    }
}
