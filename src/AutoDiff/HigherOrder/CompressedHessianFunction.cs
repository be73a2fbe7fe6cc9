namespace AutoDiff;

/// <summary>The shape of <c>MHessianCompressed</c> of a method <c>double M(ReadOnlySpan&lt;double&gt; x)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="colors">The colour of each input.</param>
/// <param name="colorCount">The number of colours.</param>
/// <param name="compressed">For each input and colour the sum of the second derivatives by it and the inputs of that colour, inputs by colours, row-major; overwritten.</param>
/// <returns>The value.</returns>
public delegate double CompressedHessianFunction(ReadOnlySpan<double> x, ReadOnlySpan<int> colors, int colorCount, Span<double> compressed);
