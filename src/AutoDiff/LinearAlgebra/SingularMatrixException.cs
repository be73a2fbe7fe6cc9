namespace AutoDiff.LinearAlgebra;

/// <summary>A matrix is singular, rank deficient or not positive definite to working precision.</summary>
public sealed class SingularMatrixException : LinearAlgebraException
{
    /// <summary>Describes the failure.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="residual">The norm of the residual that was reached; NaN where nothing was solved.</param>
    /// <param name="condition">An estimate of the condition number; infinite for an exactly singular matrix.</param>
    public SingularMatrixException(string message, double residual, double condition)
        : base(message, residual, condition)
    {
    }

    internal static SingularMatrixException Exactly(int n) =>
        new($"The {n} x {n} matrix is singular: a pivot is zero or not finite.", double.NaN, double.PositiveInfinity);

    internal static SingularMatrixException Numerically(int n, double condition) =>
        new($"The {n} x {n} matrix is singular to working precision: its condition number is about {condition:R}.", double.NaN, condition);
}
