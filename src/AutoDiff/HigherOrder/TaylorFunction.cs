namespace AutoDiff;

/// <summary>The shape of <c>MTaylor</c> of a method <c>double M(ReadOnlySpan&lt;double&gt; x)</c>.</summary>
/// <param name="x">For each input <c>result.Length</c> coefficients, those of one input together.</param>
/// <param name="result">The coefficients of the value; overwritten.</param>
public delegate void TaylorFunction(ReadOnlySpan<double> x, Span<double> result);
