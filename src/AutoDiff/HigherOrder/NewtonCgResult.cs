namespace AutoDiff;

/// <summary>Where a minimisation stands.</summary>
/// <param name="Value">The value.</param>
/// <param name="GradientNorm">The norm of the gradient.</param>
/// <param name="Iterations">The steps so far.</param>
/// <param name="Products">The Hessian-vector products so far.</param>
/// <param name="IsConverged">Whether the gradient is as small as was asked for.</param>
public readonly record struct NewtonCgResult(double Value, double GradientNorm, int Iterations, int Products, bool IsConverged);
