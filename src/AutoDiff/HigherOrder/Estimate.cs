namespace AutoDiff;

/// <summary>The mean of independent samples.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Variance">The variance of one sample, estimated without bias; NaN of a single one.</param>
/// <param name="Samples">How many there were.</param>
public readonly record struct Estimate(double Value, double Variance, int Samples)
{
    /// <summary>The standard deviation of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance / Samples);
}
