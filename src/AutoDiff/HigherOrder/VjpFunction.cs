namespace AutoDiff;

/// <summary>The shape of <c>MVjp</c> of a method <c>void M(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; y)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="y">The outputs; overwritten.</param>
/// <param name="xAdjoint">The adjoints of the inputs; added to.</param>
/// <param name="yAdjoint">The adjoints of the outputs; overwritten with those of what was there before.</param>
public delegate void VjpFunction(ReadOnlySpan<double> x, Span<double> y, Span<double> xAdjoint, Span<double> yAdjoint);
