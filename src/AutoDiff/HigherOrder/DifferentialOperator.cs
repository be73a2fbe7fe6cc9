namespace AutoDiff;

/// <summary>A linear differential operator with constant coefficients, <c>Σ cᵢ ∂^αᵢ</c>, applied exactly or by sampling its terms.</summary>
/// <remarks>
/// Sampling follows Z. Shi, Z. Hu, M. Lin and K. Kawaguchi, "Stochastic Taylor Derivative Estimator: Efficient amortization for arbitrary
/// differential operators" (NeurIPS 2024): a term is drawn with a probability in proportion to its coefficient's size, and its partial
/// derivative is computed from Taylor series along a few sparse directions. The cost of a sample does not grow with the number of terms.
/// </remarks>
public sealed class DifferentialOperator
{
    private readonly List<(double Coefficient, int[] Variables)> _terms = [];
    private double[]? _cumulative;

    /// <summary>The number of terms.</summary>
    public int Count => _terms.Count;

    /// <summary>The Laplacian <c>Σ ∂²/∂xᵢ²</c>.</summary>
    /// <param name="dimension">The number of inputs.</param>
    public static DifferentialOperator Laplacian(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        var result = new DifferentialOperator();
        for (int i = 0; i < dimension; i++)
        {
            result.Add(1, i, i);
        }

        return result;
    }

    /// <summary>The square of the Laplacian, <c>Σ ∂⁴/∂xᵢ²∂xⱼ²</c>.</summary>
    /// <param name="dimension">The number of inputs.</param>
    public static DifferentialOperator Biharmonic(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        var result = new DifferentialOperator();
        for (int i = 0; i < dimension; i++)
        {
            result.Add(1, i, i, i, i);
            for (int j = 0; j < i; j++)
            {
                result.Add(2, i, i, j, j);
            }
        }

        return result;
    }

    /// <summary>Adds a term.</summary>
    /// <param name="coefficient">Its coefficient.</param>
    /// <param name="variables">The variables that it differentiates by, each as often as it does; none for the function itself.</param>
    /// <returns>The operator itself.</returns>
    public DifferentialOperator Add(double coefficient, params int[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (!double.IsFinite(coefficient))
        {
            throw new ArgumentOutOfRangeException(nameof(coefficient), coefficient, "A coefficient is finite.");
        }

        foreach (int variable in variables)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(variable, nameof(variables));
        }

        _terms.Add((coefficient, [.. variables]));
        _cumulative = null;
        return this;
    }

    /// <summary>What the operator makes of a function at a point.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    public double Apply(TaylorFunction function, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach ((double coefficient, int[] variables) in _terms)
        {
            sum += coefficient * TaylorDerivatives.MixedPartial(function, x, variables);
        }

        return sum;
    }

    /// <summary>An estimate without bias of what the operator makes of a function at a point, from a sample of its terms.</summary>
    /// <param name="function">The companion <c>MTaylor</c>.</param>
    /// <param name="x">The point.</param>
    /// <param name="samples">The number of terms that are drawn.</param>
    /// <param name="random">The source of randomness.</param>
    /// <exception cref="InvalidOperationException">The operator has no term.</exception>
    public Estimate Apply(TaylorFunction function, ReadOnlySpan<double> x, int samples, Random random)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(random);
        double[] cumulative = _cumulative ??= Accumulate();
        double total = cumulative.Length == 0 ? 0 : cumulative[^1];
        if (total == 0)
        {
            throw new InvalidOperationException("The operator has no term to draw.");
        }

        double[] point = x.ToArray();
        return Sampling.Mean(samples, () =>
        {
            int found = Array.BinarySearch(cumulative, random.NextDouble() * total);
            int index = found < 0 ? ~found : found + 1;
            while (_terms[Math.Min(index, cumulative.Length - 1)].Coefficient == 0)
            {
                index++;
            }

            (double coefficient, int[] variables) = _terms[Math.Min(index, cumulative.Length - 1)];
            return total * Math.Sign(coefficient) * TaylorDerivatives.MixedPartial(function, point, variables);
        });
    }

    private double[] Accumulate()
    {
        double[] cumulative = new double[_terms.Count];
        double sum = 0;
        for (int i = 0; i < cumulative.Length; i++)
        {
            sum += Math.Abs(_terms[i].Coefficient);
            cumulative[i] = sum;
        }

        return cumulative;
    }
}
