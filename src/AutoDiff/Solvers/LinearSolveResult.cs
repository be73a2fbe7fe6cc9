namespace AutoDiff.Solvers;

/// <summary>How a linear solve went.</summary>
/// <param name="Converged">Whether the solution is what was asked for.</param>
/// <param name="ResidualNorm">|b − A x| of the solution, computed from it; |Aᵀ(b − A x) − ρ x| for the normal equations.</param>
/// <param name="Iterations">The iterations; 0 for a factorisation.</param>
/// <param name="Condition">An estimate of the condition number of a factored matrix; NaN for an iteration.</param>
public readonly record struct LinearSolveResult(bool Converged, double ResidualNorm, int Iterations, double Condition);
