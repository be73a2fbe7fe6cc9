namespace AutoDiff.LinearAlgebra;

/// <summary>
/// A derivative does not exist because eigenvalues or singular values coincide (or a singular value is zero), and the
/// result that is differentiated depends on which basis of their subspace was taken.
/// </summary>
public sealed class DegenerateSpectrumException : LinearAlgebraException
{
    /// <summary>Describes the failure.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="gap">The distance between the values that coincide.</param>
    public DegenerateSpectrumException(string message, double gap)
        : base(message, double.NaN, double.NaN)
        => Gap = gap;

    /// <summary>The distance between the values that coincide.</summary>
    public double Gap { get; }
}
