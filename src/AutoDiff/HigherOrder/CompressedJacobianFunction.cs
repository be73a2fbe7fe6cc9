namespace AutoDiff;

/// <summary>The shape of <c>MJacobianCompressed</c> of a method <c>void M(ReadOnlySpan&lt;double&gt; x, Span&lt;double&gt; y)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="y">The outputs; overwritten.</param>
/// <param name="colors">The colour of each input.</param>
/// <param name="colorCount">The number of colours.</param>
/// <param name="compressed">For each output and colour the sum of the derivatives by the inputs of that colour, outputs by colours, row-major; overwritten.</param>
public delegate void CompressedJacobianFunction(ReadOnlySpan<double> x, Span<double> y, ReadOnlySpan<int> colors, int colorCount, Span<double> compressed);
