using AutoDiff.Solvers;

namespace AutoDiff;

/// <summary>The extreme eigenvalues of a symmetric matrix from its products with vectors.</summary>
public static class Lanczos
{
    /// <summary>The smallest and the largest eigenvalue of the Hessian.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <param name="progress">Told after each product.</param>
    /// <param name="cancellation">Stops between two products.</param>
    /// <inheritdoc cref="ExtremeEigenvalues(LinearMap, int, LanczosOptions?, IProgress{LanczosResult}?, CancellationToken)" path="/remarks"/>
    public static LanczosResult ExtremeEigenvalues(
        HvpFunction function, ReadOnlySpan<double> x, LanczosOptions? options = null, IProgress<LanczosResult>? progress = null, CancellationToken cancellation = default) =>
        ExtremeEigenvalues(MatrixFree.Hessian(function, x), x.Length, options, progress, cancellation);

    /// <summary>The smallest and the largest eigenvalue of a symmetric matrix.</summary>
    /// <param name="map">The matrix.</param>
    /// <param name="dimension">The number of its rows and columns, at least 1.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <param name="progress">Told after each product.</param>
    /// <param name="cancellation">Stops between two products.</param>
    /// <remarks>The Lanczos process with full reorthogonalisation, from a random start; each error bound is <c>β |s|</c> with the last component
    /// <c>s</c> of the tridiagonal matrix's eigenvector (B. Parlett, <i>The Symmetric Eigenvalue Problem</i>, chapter 13). It keeps a vector per step.</remarks>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LanczosResult ExtremeEigenvalues(
        LinearMap map, int dimension, LanczosOptions? options = null, IProgress<LanczosResult>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        options ??= new LanczosOptions();
        var basis = new List<double[]>();
        var diagonal = new List<double>();
        var offDiagonal = new List<double>();
        double[] vector = new double[dimension];
        Sampling.Fill(vector, ProbeKind.Gaussian, new Random(options.Seed));
        Scale(vector, 1 / MatrixFree.Norm(vector));
        double[] image = new double[dimension];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            basis.Add(vector);
            map(vector, image);
            diagonal.Add(MatrixFree.Dot(vector, image));

            // Twice is enough (W. Kahan, in Parlett's book).
            Orthogonalise(image, basis);
            Orthogonalise(image, basis);
            double next = MatrixFree.Norm(image);
            LanczosResult result = TridiagonalEigenvalues.Extremes(diagonal, offDiagonal, next);
            double size = Math.Max(Math.Abs(result.Smallest), Math.Abs(result.Largest));
            bool isExhausted = basis.Count == dimension || next <= 1e-14 * size;
            bool isConverged = isExhausted || Math.Max(result.SmallestError, result.LargestError) <= options.Tolerance * size;
            result = result with { IsConverged = isConverged };
            progress?.Report(result);
            if (isConverged || basis.Count >= options.MaxIterations)
            {
                return result;
            }

            offDiagonal.Add(next);
            vector = (double[])image.Clone();
            Scale(vector, 1 / next);
        }
    }

    private static void Orthogonalise(double[] vector, List<double[]> basis)
    {
        foreach (double[] other in basis)
        {
            double part = MatrixFree.Dot(vector, other);
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] -= part * other[i];
            }
        }
    }

    private static void Scale(double[] vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] *= factor;
        }
    }
}
