using AutoDiff.LinearAlgebra.Tests.Harness;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Primitives;

/// <summary>Every primitive against its transpose, finite differences and the contract of companions.</summary>
public sealed class PrimitiveTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(37)]
    public void DotAndAxpyAndNormsOfVectorsOfAnyLength(int n)
    {
        Check(typeof(Vector), "Dot", Random(n, 1), Random(n, 2));
        Check(typeof(Vector), "Axpy", 0.7, Random(n, 1), Random(n, 2));
        Check(typeof(Vector), "Norm", Random(n, 3, 1.5));
        Check(typeof(Vector), "NormSquared", Random(n, 3));
        Check(typeof(Vector), "AbsoluteNorm", Random(n, 3, 1.5));
        Check(typeof(Vector), "LogSumExp", Random(n, 3));
    }

    [Fact]
    public void TheMaximumNormOfAVectorWithOneLargestElement() =>
        Check(typeof(Vector), "MaximumNorm", new double[] { 0.4, -1.5, 1.2, 0.1 });

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 5)]
    public void SoftmaxAndLayerNormWorkRowByRow(int rows, int columns)
    {
        double[] x = Random(rows * columns, 4);
        Check(typeof(Vector), "Softmax", x, new double[x.Length], rows, columns);
        Check(typeof(Vector), "LogSoftmax", x, new double[x.Length], rows, columns);
        Check(typeof(Vector), "LayerNorm", x, Random(columns, 5, 1), Random(columns, 6), new double[x.Length], rows, columns, 1e-2);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 4)]
    [InlineData(7, 1, 9)]
    [InlineData(13, 17, 11)]
    public void ProductsOfAnyShape(int m, int k, int n)
    {
        Check(typeof(Matrix), "Multiply", Random(m * k, 1), Random(k * n, 2), new double[m * n], m, k, n);
        Check(typeof(Matrix), "MultiplyVector", Random(m * n, 1), Random(n, 2), new double[m], m, n);
        Check(typeof(Matrix), "Transpose", Random(m * n, 1), new double[m * n], m, n);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 3)]
    public void SolvesWithAnyNumberOfRightHandSides(int n, int columns)
    {
        double[] b = Random(n * columns, 2);
        var x = new double[n * columns];
        Check(typeof(Matrix), "Solve", Regular(n, 1), b, x, n, columns);
        Check(typeof(Matrix), "Solve", Random(n * n, 11), b, x, n, columns);
        Check(typeof(Matrix), "SolvePositiveDefinite", PositiveDefinite(n, 3), b, x, n, columns);
        foreach (bool lower in (bool[])[false, true])
        {
            Check(typeof(Matrix), "SolveTriangular", Regular(n, 1), b, x, n, columns, lower, false);
            Check(typeof(Matrix), "SolveTriangular", Regular(n, 1), b, x, n, columns, lower, true);
        }
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    public void MinimumNormSolvesOfFullRank(int m, int n) =>
        Check(typeof(Matrix), "SolveMinimumNorm", Random(m * n, 9), Random(m, 2), new double[n], m, n);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void FunctionsOfSquareMatrices(int n)
    {
        var result = new double[n * n];
        Check(typeof(Matrix), "Inverse", Regular(n, 1), result, n);
        Check(typeof(Matrix), "Determinant", Random(n * n, 2), n);
        Check(typeof(Matrix), "LogDeterminant", Regular(n, 3), n);
        Check(typeof(Matrix), "Cholesky", PositiveDefinite(n, 4), result, n);
        Check(typeof(Matrix), "Exponential", Random(n * n, 5), result, n);
        Check(typeof(Matrix), "Exponential", Random(n * n, 5).Select(v => 8 * v).ToArray(), result, n);
        Check(typeof(Matrix), "SquareRoot", Regular(n, 6), result, n);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void FactorsOfSquareMatrices(int n)
    {
        Check(typeof(Matrix), "Lu", Random(n * n, 21), new double[n * n], new double[n * n], new int[n], n);
        Check(typeof(Matrix), "EigenSymmetric", Spread(n, n, 5), new double[n], new double[n * n], n);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(3, 1)]
    public void OrthogonalFactors(int m, int n) =>
        Check(typeof(Matrix), "Qr", Spread(m, n, 7), new double[m * n], new double[n * n], m, n);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(1, 4)]
    public void SingularValuesAndVectors(int m, int n)
    {
        int k = Math.Min(m, n);
        Check(typeof(Matrix), "Svd", Spread(m, n, 8), new double[m * k], new double[k], new double[n * k], m, n);
    }

    /// <summary>Random with a spectrum that is well apart, as differences need it.</summary>
    private static double[] Spread(int m, int n, int seed)
    {
        double[] a = Random(m * n, seed).Select(v => 0.3 * v).ToArray();
        for (int i = 0; i < Math.Min(m, n); i++)
        {
            a[(i * n) + i] += 1 + i;
        }

        return a;
    }

    private static void Check(Type owner, string name, params object[] point) => new PrimitiveCheck(owner, name, point).Run();
}
