using AutoDiff.LinearAlgebra;

namespace AutoDiff.Solvers;

/// <summary>A linear solve did not reach its tolerance.</summary>
public sealed class SolverException : LinearAlgebraException
{
    /// <summary>Describes the failure.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="result">How far it came.</param>
    public SolverException(string message, LinearSolveResult result)
        : base(message, result.ResidualNorm, result.Condition)
        => Result = result;

    /// <summary>How far the solve came.</summary>
    public LinearSolveResult Result { get; }
}
