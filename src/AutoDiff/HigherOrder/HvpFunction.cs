namespace AutoDiff;

/// <summary>The shape of <c>MHvp</c> of a method <c>double M(ReadOnlySpan&lt;double&gt; x)</c>.</summary>
/// <param name="x">The inputs.</param>
/// <param name="xTangent">The direction, as long.</param>
/// <param name="xProduct">The product of the Hessian with it; overwritten.</param>
/// <returns>The value.</returns>
public delegate double HvpFunction(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent, Span<double> xProduct);
