namespace AutoDiff.LinearAlgebra;

/// <summary>A computation of linear algebra has no answer, or none that can be trusted.</summary>
public class LinearAlgebraException : ArithmeticException
{
    /// <summary>Describes the failure.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="residual">The norm of the residual that was reached; NaN where there is none.</param>
    /// <param name="condition">An estimate of the condition number; NaN where it is unknown.</param>
    public LinearAlgebraException(string message, double residual, double condition)
        : base(message)
    {
        Residual = residual;
        Condition = condition;
    }

    /// <summary>The norm of the residual that was reached; NaN where there is none.</summary>
    public double Residual { get; }

    /// <summary>An estimate of the condition number; NaN where it is unknown.</summary>
    public double Condition { get; }
}
