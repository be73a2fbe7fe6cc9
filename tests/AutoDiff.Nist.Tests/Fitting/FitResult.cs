namespace AutoDiff.Nist.Tests.Fitting;

/// <summary>Where a fit ended.</summary>
/// <param name="Parameters">The parameters found.</param>
/// <param name="SumOfSquares">The residual sum of squares there.</param>
/// <param name="Iterations">How many steps were tried.</param>
internal sealed record FitResult(double[] Parameters, double SumOfSquares, int Iterations);
