namespace Quickstart;

/// <summary>A fitting problem whose answer is known.</summary>
/// <param name="Name">The dataset's name at NIST.</param>
/// <param name="X">The predictor.</param>
/// <param name="Y">The observed response.</param>
/// <param name="Start">Where the fit starts.</param>
/// <param name="Certified">The parameters that NIST certifies, to eleven digits.</param>
public sealed record Dataset(string Name, double[] X, double[] Y, double[] Start, double[] Certified);
