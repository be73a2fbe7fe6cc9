namespace AutoDiff;

/// <summary>What is known of the derivative of an equation by its solution. At a fixed point z = T(z) it is that of z − T(z).</summary>
public enum SystemStructure
{
    /// <summary>Nothing.</summary>
    General,

    /// <summary>It is symmetric: iterations ask for no transposed products.</summary>
    Symmetric,

    /// <summary>It is symmetric and positive definite, which allows Cholesky and conjugate gradients.</summary>
    PositiveDefinite,
}
