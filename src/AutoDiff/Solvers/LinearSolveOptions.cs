namespace AutoDiff.Solvers;

/// <summary>What a linear solve is asked for. The default asks for full accuracy, and throws where it is not reached.</summary>
public readonly record struct LinearSolveOptions
{
    /// <summary>Options with every property at its default.</summary>
    public LinearSolveOptions()
    {
    }

    /// <summary>ρ in (A + ρI) x = b; in (AᵀA + ρI) x = Aᵀ b for <see cref="LinearMethod.NormalConjugateGradient"/>. Default 0.</summary>
    public double Ridge { get; init; }

    /// <summary>The residual aimed at, relative to the right-hand side. Default 1e-12.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The most iterations; the last power of a Neumann series. Default 0: ten times the unknowns, plus 100.</summary>
    public int MaxIterations { get; init; }

    /// <summary>The basis that <see cref="LinearMethod.Gmres"/> keeps before it restarts. Default 50.</summary>
    public int Restart { get; init; } = 50;

    /// <summary>α of <see cref="LinearMethod.Neumann"/>. Default 1.</summary>
    public double Step { get; init; } = 1;

    /// <summary>Whether the solution's memory holds an initial guess. Only iterations look at it. Default false.</summary>
    public bool WarmStart { get; init; }

    /// <summary>Solves Aᵀ x = b instead, with the same operator. Default false.</summary>
    public bool Transposed { get; init; }

    /// <summary>The operator that is given is J in (I − J) x = b: the derivative of a fixed-point map. Default false.</summary>
    public bool FixedPoint { get; init; }

    /// <summary>An approximate inverse of A (of AᵀA for the normal equations), symmetric positive definite for conjugate gradients.
    /// Its transpose is asked for where the transposed system is solved. Default none.</summary>
    public ILinearOperator? Preconditioner { get; init; }

    /// <summary>What happens when the tolerance is not reached. Default: throws.</summary>
    public SolveFailure OnFailure { get; init; }
}
