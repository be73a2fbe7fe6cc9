namespace AutoDiff;

/// <summary>The shape of <c>MJvp</c> of a method <c>void M(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; y)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="y">The outputs; overwritten.</param>
/// <param name="xTangent">The tangents of the inputs.</param>
/// <param name="yTangent">The tangents of the outputs; overwritten.</param>
public delegate void JvpFunction(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<double> xTangent, Span<double> yTangent);
