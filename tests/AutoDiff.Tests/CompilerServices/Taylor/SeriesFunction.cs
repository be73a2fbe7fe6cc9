namespace AutoDiff.Tests.CompilerServices.Taylor;

/// <summary>A function from series to a series.</summary>
/// <param name="arguments">The coefficients of the arguments.</param>
/// <param name="result">The coefficients of the value.</param>
internal delegate void SeriesFunction(double[][] arguments, double[] result);
