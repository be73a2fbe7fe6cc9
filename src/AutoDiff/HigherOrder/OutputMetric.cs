namespace AutoDiff;

/// <summary>What a symmetric matrix that depends on a model's outputs makes of a vector.</summary>
/// <param name="outputs">The outputs.</param>
/// <param name="vector">The vector, as long; overwritten with its image.</param>
public delegate void OutputMetric(ReadOnlySpan<double> outputs, Span<double> vector);
