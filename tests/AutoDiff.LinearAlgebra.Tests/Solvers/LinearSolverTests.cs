using AutoDiff.Solvers;
using static AutoDiff.LinearAlgebra.Tests.Harness.Numbers;

namespace AutoDiff.LinearAlgebra.Tests.Solvers;

/// <summary>Every method on systems that it is for, and on those that it is not.</summary>
public sealed class LinearSolverTests
{
    public static TheoryData<LinearMethod> All => [.. Enum.GetValues<LinearMethod>()];

    public static TheoryData<LinearMethod> General =>
        [LinearMethod.Lu, LinearMethod.Gmres, LinearMethod.BiCgStab, LinearMethod.NormalConjugateGradient];

    [Theory]
    [MemberData(nameof(All))]
    public void SolvesAPositiveDefiniteSystem(LinearMethod method)
    {
        const int n = 30;
        double[] a = PositiveDefinite(n, 1);
        Solve(method, a, n, Options(method));
        Solve(method, a, n, Options(method) with { Ridge = 0.3 });
        Solve(method, a, n, Options(method) with { Transposed = true });
    }

    [Theory]
    [MemberData(nameof(General))]
    public void SolvesAnUnsymmetricSystemAndItsTranspose(LinearMethod method)
    {
        const int n = 40;
        double[] a = Regular(n, 2);
        Solve(method, a, n, new LinearSolveOptions());
        Solve(method, a, n, new LinearSolveOptions { Transposed = true });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SeveralRightHandSidesOneAfterTheOther(LinearMethod method)
    {
        double[] a = PositiveDefinite(5, 3);
        double[] b = Random(15, 4);
        double[] x = new double[15];
        int products = 0;
        var operation = new DelegateOperator(5, 5, (u, v) => { products++; Matrix.MultiplyVector(a, u, v, 5, 5); }, (u, v) => Matrix.MultiplyVector(a, u, v, 5, 5));
        LinearSolveResult result = LinearSolver.Of(method).Solve(ref operation, b, x, Options(method));
        Assert.True(result.Converged);
        double[] expected = new double[5];
        for (int i = 0; i < 3; i++)
        {
            Matrix.Solve(a, b.AsSpan(5 * i, 5), expected, 5, 1);
            Near(expected, x.AsSpan(5 * i, 5), 1e-9);
        }

        if (method is LinearMethod.Lu or LinearMethod.Cholesky)
        {
            Assert.Equal(5, products);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AWarmStartAtTheSolutionNeedsNoIteration(LinearMethod method)
    {
        double[] a = PositiveDefinite(6, 5);
        double[] b = Random(6, 6);
        double[] x = new double[6];
        Matrix.Solve(a, b, x, 6, 1);
        var operation = new DenseOperator(a, 6, 6);
        LinearSolveOptions options = new() { WarmStart = true, Tolerance = 1e-10, MaxIterations = method == LinearMethod.Neumann ? 1 : 0, Step = 0.05 };
        LinearSolveResult result = LinearSolver.Of(method).Solve(ref operation, b, x, options);
        Assert.True(result.Converged);
        Assert.Equal(method == LinearMethod.Neumann ? 1 : 0, result.Iterations);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AZeroRightHandSideHasTheZeroSolution(LinearMethod method)
    {
        double[] x = [7, 7];
        var operation = new DenseOperator((double[])[2, 0, 0, 3], 2, 2);
        Assert.True(LinearSolver.Of(method).Solve(ref operation, [0, 0], x, new LinearSolveOptions { WarmStart = true }).Converged);
        Assert.Equal([0, 0], x);
    }

    [Theory]
    [InlineData(LinearMethod.ConjugateGradient)]
    [InlineData(LinearMethod.Gmres)]
    [InlineData(LinearMethod.BiCgStab)]
    [InlineData(LinearMethod.NormalConjugateGradient)]
    public void APreconditionerSavesIterations(LinearMethod method)
    {
        const int n = 60;
        double[] a = new double[n * n];
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            double diagonal = Math.Pow(10, 4.0 * i / n);
            a[i * (n + 1)] = diagonal;
            inverse[i * (n + 1)] = 1 / (method == LinearMethod.NormalConjugateGradient ? diagonal * diagonal : diagonal);
            if (i > 0)
            {
                a[(i * n) + i - 1] = a[((i - 1) * n) + i] = 0.1;
            }
        }

        int plain = Solve(method, a, n, new LinearSolveOptions { MaxIterations = 4000, Tolerance = 1e-10 }).Iterations;
        int better = Solve(method, a, n, new LinearSolveOptions { MaxIterations = 4000, Tolerance = 1e-10, Preconditioner = new DenseOperator(inverse, n, n) }).Iterations;
        Assert.True(better < plain / 2, $"{better} against {plain}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ASingularSystemIsNeverAQuietNumber(LinearMethod method)
    {
        // The second right-hand side is not in the range.
        double[] a = [1, 2, 2, 4];
        var operation = new DenseOperator(a, 2, 2);
        double[] x = new double[2];
        if (method == LinearMethod.NormalConjugateGradient)
        {
            // Least squares of shortest length: dx/db = [[0.04, 0.08], [0.08, 0.16]].
            LinearSolver.NormalConjugateGradient.Solve(ref operation, [0, 1], x, new LinearSolveOptions());
            Near([0.08, 0.16], x, 1e-15);
            return;
        }

        var exception = Assert.ThrowsAny<LinearAlgebraException>(() => LinearSolver.Of(method).Solve(ref operation, [0, 1], x, Options(method)));
        Assert.True(method is LinearMethod.Lu or LinearMethod.Cholesky ? double.IsInfinity(exception.Condition) : exception.Residual > 0.1, exception.Message);
        LinearSolveResult result = LinearSolver.Of(method).Solve(ref operation, [0, 1], x, Options(method) with { OnFailure = SolveFailure.NaN });
        Assert.False(result.Converged);
        Assert.All(x, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void CholeskyRefusesWhatIsNotSymmetric()
    {
        var operation = new DenseOperator((double[])[2, 1, 0, 2], 2, 2);
        Assert.Throws<SingularMatrixException>(() => LinearSolver.Cholesky.Solve(ref operation, [1, 1], new double[2], new LinearSolveOptions()));
    }

    [Fact]
    public void ConjugateGradientsWithABudgetKeepWhatTheyHave()
    {
        const int n = 50;
        double[] a = PositiveDefinite(n, 7);
        double[] b = Random(n, 8);
        double[] x = new double[n];
        var operation = new DenseOperator(a, n, n);
        var budget = new LinearSolveOptions { MaxIterations = 5, OnFailure = SolveFailure.Keep };
        LinearSolveResult result = LinearSolver.ConjugateGradient.Solve(ref operation, b, x, budget);
        Assert.False(result.Converged);
        Assert.Equal(5, result.Iterations);
        double[] residual = [.. b];
        double[] product = new double[n];
        Matrix.MultiplyVector(a, x, product, n, n);
        Vector.Axpy(-1, product, residual);
        Near(Vector.Norm(residual), result.ResidualNorm, 1e-12);
        Assert.True(result.ResidualNorm < Vector.Norm(b));
        var thrown = Assert.Throws<SolverException>(() => LinearSolver.ConjugateGradient.Solve(ref operation, b, x, new LinearSolveOptions { MaxIterations = 5 }));
        Assert.Equal(result, thrown.Result);
        Assert.Equal(result.ResidualNorm, thrown.Residual);
    }

    [Fact]
    public void NormalEquationsTakeAnyShape()
    {
        double[] a = Random(35, 9);
        double[] b = Random(7, 10);
        double[] expected = new double[5];
        Matrix.SolveMinimumNorm(a, b, expected, 7, 5);
        double[] x = new double[5];
        var tall = new DenseOperator(a, 7, 5);
        LinearSolver.NormalConjugateGradient.Solve(ref tall, b, x, new LinearSolveOptions());
        Near(expected, x, 1e-10);

        double[] wide = new double[7];
        double[] longer = new double[7];
        var transposed = new DenseOperator(a, 5, 7);
        Matrix.SolveMinimumNorm(a, b.AsSpan(0, 5), longer, 5, 7);
        LinearSolver.NormalConjugateGradient.Solve(ref transposed, b.AsSpan(0, 5), wide, new LinearSolveOptions());
        Near(longer, wide, 1e-10);
        Assert.Throws<ArgumentException>(() => LinearSolver.Gmres.Solve(ref tall, b, x, new LinearSolveOptions()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NothingIsAllocatedOnceWarm(LinearMethod method)
    {
        double[] a = PositiveDefinite(8, 11);
        double[] b = Random(8, 12);
        double[] x = new double[8];
        var operation = new DenseOperator(a, 8, 8);
        ILinearSolver solver = LinearSolver.Of(method);
        LinearSolveOptions options = Options(method);
        long allocated = 0;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            solver.Solve(ref operation, b, x, options);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    /// <summary>A Neumann series converges for any positive definite matrix, but slowly.</summary>
    private static LinearSolveOptions Options(LinearMethod method) =>
        method == LinearMethod.Neumann ? new LinearSolveOptions { MaxIterations = 20000, Step = 0.02 } : new LinearSolveOptions();

    private static LinearSolveResult Solve(LinearMethod method, double[] a, int n, LinearSolveOptions options)
    {
        double[] b = Random(n, 99);
        double[] x = new double[n];
        var operation = new DenseOperator(a, n, n);
        LinearSolveResult result = LinearSolver.Of(method).Solve(ref operation, b, x, options);
        Assert.True(result.Converged);

        double[] matrix = [.. a];
        double[] right = [.. b];
        if (method == LinearMethod.NormalConjugateGradient && options.Ridge != 0)
        {
            Array.Clear(matrix);
            double[] transposed = new double[n * n];
            Matrix.Transpose(a, transposed, n, n);
            Matrix.Multiply(transposed, a, matrix, n, n, n);
            Matrix.MultiplyVector(transposed, b, right, n, n);
        }

        if (options.Transposed)
        {
            Matrix.Transpose(a, matrix, n, n);
        }

        for (int i = 0; i < n; i++)
        {
            matrix[i * (n + 1)] += options.Ridge;
        }

        double[] expected = new double[n];
        Matrix.Solve(matrix, right, expected, n, 1);
        Near(expected, x, 1e-8 * Math.Max(1, expected.Max(Math.Abs)));
        return result;
    }
}
