namespace AutoDiff;

/// <summary>How the derivative of a solution is computed from the equation that defines it.</summary>
public enum ImplicitMode
{
    /// <summary>Exact: <see cref="Cholesky"/> where the attribute states a positive definite system, else <see cref="Lu"/>.</summary>
    Exact,

    /// <summary>The dense matrix and LU with partial pivoting.</summary>
    Lu,

    /// <summary>The dense matrix and Cholesky: symmetric positive definite systems.</summary>
    Cholesky,

    /// <summary>Conjugate gradients, matrix-free: symmetric positive definite systems. With a budget, an approximation.</summary>
    ConjugateGradient,

    /// <summary>Conjugate gradients on the normal equations: any system, the shortest solution where it is singular.</summary>
    NormalConjugateGradient,

    /// <summary>Restarted GMRES, matrix-free, any regular system.</summary>
    Gmres,

    /// <summary>BiCGSTAB, matrix-free, any regular system, with little storage.</summary>
    BiCgStab,

    /// <summary>The Neumann series up to the power <see cref="ImplicitDerivativeAttribute.Budget"/>: an approximation by intent.</summary>
    Neumann,

    /// <summary>Through the step that reached the fixed point and <see cref="ImplicitDerivativeAttribute.Budget"/> further ones: an
    /// approximation by intent, of a fixed point only.</summary>
    Unrolled,
}
