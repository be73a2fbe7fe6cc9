namespace AutoDiff.Solvers;

/// <summary>What an operator does to a vector.</summary>
/// <param name="input">The vector.</param>
/// <param name="output">Its image; overwritten.</param>
public delegate void LinearMap(ReadOnlySpan<double> input, Span<double> output);
