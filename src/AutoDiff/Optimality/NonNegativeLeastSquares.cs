namespace AutoDiff.Optimality;

/// <summary>Least squares with non-negative unknowns, differentiable on its support.</summary>
/// <remarks>min ½ |A x − b|² with x ≥ 0 (Lawson and Hanson, 1974). Where an unknown is zero and its gradient is zero too, or the columns of the support depend on
/// each other, there is no derivative, and the companions throw.</remarks>
public static partial class NonNegativeLeastSquares;
