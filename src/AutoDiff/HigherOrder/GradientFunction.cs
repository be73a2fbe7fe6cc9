namespace AutoDiff;

/// <summary>The shape of <c>MGradient</c> of a method <c>double M(ReadOnlySpan&lt;double&gt; x)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="xGradient">The gradient, as long; overwritten.</param>
/// <returns>The value.</returns>
public delegate double GradientFunction(ReadOnlySpan<double> x, Span<double> xGradient);
