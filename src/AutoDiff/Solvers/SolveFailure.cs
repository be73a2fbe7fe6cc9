namespace AutoDiff.Solvers;

/// <summary>What a solver does when it has no solution to the asked tolerance.</summary>
public enum SolveFailure
{
    /// <summary>Throws, with the residual and the condition.</summary>
    Throw,

    /// <summary>Fills the solution with NaN.</summary>
    NaN,

    /// <summary>Keeps the last iterate: conjugate gradients with a budget. A dense factorisation that failed has none and gives NaN.</summary>
    Keep,
}
