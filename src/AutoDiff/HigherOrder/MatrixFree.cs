using AutoDiff.CompilerServices;
using AutoDiff.Solvers;

namespace AutoDiff;

/// <summary>What can be known of a Hessian, or of any matrix, from its products with vectors.</summary>
public static partial class MatrixFree
{
    /// <summary>The Hessian of a function at a point as a map of vectors.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point, which the map keeps a copy of.</param>
    public static LinearMap Hessian(HvpFunction function, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] point = x.ToArray();
        return (input, output) => function(point, input, output);
    }

    /// <summary>The trace of the Hessian by Hutchinson's estimator: the mean of <c>vᵀ H v</c>.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="samples">The number of probes.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="kind">The distribution of the probes.</param>
    /// <inheritdoc cref="Trace(LinearMap, int, int, Random, ProbeKind)" path="/remarks"/>
    public static Estimate Trace(HvpFunction function, ReadOnlySpan<double> x, int samples, Random random, ProbeKind kind = ProbeKind.Rademacher) =>
        Trace(Hessian(function, x), x.Length, samples, random, kind);

    /// <summary>The trace of a matrix by Hutchinson's estimator: the mean of <c>vᵀ A v</c>.</summary>
    /// <param name="map">The matrix.</param>
    /// <param name="dimension">The number of its rows and columns.</param>
    /// <param name="samples">The number of probes.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="kind">The distribution of the probes.</param>
    /// <remarks>Without bias. Of a symmetric matrix a sample has the variance <c>2 ‖A‖²</c> (Frobenius) with Gaussian probes, and
    /// <c>2 (‖A‖² - Σ aᵢᵢ²)</c> with Rademacher probes (M. Hutchinson, Commun. Stat. Simul. Comput. 19, 1990).</remarks>
    public static Estimate Trace(LinearMap map, int dimension, int samples, Random random, ProbeKind kind = ProbeKind.Rademacher)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        double[] probe = new double[dimension];
        double[] image = new double[dimension];
        return Sampling.Mean(samples, () =>
        {
            Sampling.Fill(probe, kind, random);
            map(probe, image);
            return Dot(probe, image);
        });
    }

    /// <summary>The diagonal of the Hessian by probes.</summary>
    /// <param name="function">The companion <c>MHvp</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="samples">The number of probes.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="diagonal">The estimate; overwritten.</param>
    /// <param name="kind">The distribution of the probes.</param>
    public static void Diagonal(HvpFunction function, ReadOnlySpan<double> x, int samples, Random random, Span<double> diagonal, ProbeKind kind = ProbeKind.Rademacher)
    {
        Shape.RequireLength(diagonal.Length, x.Length, nameof(diagonal));
        Diagonal(Hessian(function, x), samples, random, diagonal, kind);
    }

    /// <summary>The diagonal of a matrix by probes: the mean of <c>v ∘ A v</c> over that of <c>v ∘ v</c>.</summary>
    /// <param name="map">The matrix.</param>
    /// <param name="samples">The number of probes.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="diagonal">The estimate, as long as the matrix has rows; overwritten.</param>
    /// <param name="kind">The distribution of the probes.</param>
    /// <remarks>With Rademacher probes, element <c>i</c> of a sample has the variance <c>Σ aᵢⱼ²</c> over <c>j ≠ i</c>
    /// (C. Bekas, E. Kokiopoulou, Y. Saad, Appl. Numer. Math. 57, 2007).</remarks>
    public static void Diagonal(LinearMap map, int samples, Random random, Span<double> diagonal, ProbeKind kind = ProbeKind.Rademacher)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        double[] probe = new double[diagonal.Length];
        double[] image = new double[diagonal.Length];
        double[] squares = new double[diagonal.Length];
        diagonal.Clear();
        for (int sample = 0; sample < samples; sample++)
        {
            Sampling.Fill(probe, kind, random);
            map(probe, image);
            for (int i = 0; i < probe.Length; i++)
            {
                diagonal[i] += probe[i] * image[i];
                squares[i] += probe[i] * probe[i];
            }
        }

        for (int i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] /= squares[i];
        }
    }

    /// <summary>A product with the Gauss-Newton matrix <c>Jᵀ M J</c>.</summary>
    /// <param name="jvp">The companion <c>MJvp</c> of the model.</param>
    /// <param name="vjp">The companion <c>MVjp</c> of the model.</param>
    /// <param name="x">The inputs of the model: what is fitted.</param>
    /// <param name="tangent">The vector, as long.</param>
    /// <param name="outputs">The number of the model's outputs.</param>
    /// <param name="product">The product, as long as <paramref name="x"/>; overwritten.</param>
    /// <param name="metric">What <c>M</c>, the Hessian of the loss by the outputs, makes of a vector in place, given the outputs; null for the
    /// identity, of the loss <c>½ ‖y‖²</c>. With one of <see cref="FisherMetric"/> the product is that with the Fisher information.</param>
    public static void GaussNewton(
        JvpFunction jvp, VjpFunction vjp, ReadOnlySpan<double> x, ReadOnlySpan<double> tangent, int outputs, Span<double> product, OutputMetric? metric = null)
    {
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentNullException.ThrowIfNull(vjp);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        Shape.RequireLength(tangent.Length, x.Length, nameof(tangent));
        Shape.RequireLength(product.Length, x.Length, nameof(product));
        Tape tape = Tape.Rent();
        Span<double> y = tape.ReserveCleared<double>(outputs);
        Span<double> image = tape.ReserveCleared<double>(outputs);
        jvp(x, y, tangent, image);
        metric?.Invoke(y, image);
        product.Clear();
        vjp(x, y, product, image);
        tape.Return();
    }

    /// <summary>A product with the empirical Fisher information <c>Σ gₛ gₛᵀ / n</c> of the gradients of <c>n</c> samples' losses.</summary>
    /// <param name="gradients">The gradients, one row per sample.</param>
    /// <param name="tangent">The vector, as long as a row.</param>
    /// <param name="product">The product, as long as a row; overwritten.</param>
    /// <exception cref="ArgumentException">The gradients are no whole number of rows.</exception>
    public static void EmpiricalFisher(ReadOnlySpan<double> gradients, ReadOnlySpan<double> tangent, Span<double> product)
    {
        Shape.RequireLength(product.Length, tangent.Length, nameof(product));
        int rows = tangent.Length == 0 ? 0 : gradients.Length / tangent.Length;
        Shape.RequireMatrix(gradients.Length, rows, tangent.Length, nameof(gradients));
        product.Clear();
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> gradient = gradients.Slice(row * tangent.Length, tangent.Length);
            double weight = Dot(gradient, tangent) / rows;
            for (int i = 0; i < product.Length; i++)
            {
                product[i] += weight * gradient[i];
            }
        }
    }

    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    internal static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));
}
