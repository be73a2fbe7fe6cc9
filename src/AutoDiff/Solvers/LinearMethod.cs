namespace AutoDiff.Solvers;

/// <summary>How a linear system is solved.</summary>
public enum LinearMethod
{
    /// <summary>The dense matrix from one application per column, then LU with partial pivoting. Sees a singular system.</summary>
    Lu,

    /// <summary>The dense matrix from one application per column, then Cholesky: symmetric positive definite systems. Sees others.</summary>
    Cholesky,

    /// <summary>Conjugate gradients (Hestenes and Stiefel, 1952), matrix-free: symmetric positive definite systems.</summary>
    ConjugateGradient,

    /// <summary>Conjugate gradients on the normal equations without forming them (CGLS, Paige and Saunders, 1982): least squares of any
    /// shape, and of shortest length where the system is singular. Needs the transposed operator.</summary>
    NormalConjugateGradient,

    /// <summary>Restarted GMRES (Saad and Schultz, 1986), matrix-free, any regular system.</summary>
    Gmres,

    /// <summary>BiCGSTAB (van der Vorst, 1992), matrix-free, any regular system, with little storage.</summary>
    BiCgStab,

    /// <summary>The truncated Neumann series Σ (I − αA)ⁱ αb, i = 0 … <see cref="LinearSolveOptions.MaxIterations"/>: an approximation by intent.</summary>
    Neumann,
}
