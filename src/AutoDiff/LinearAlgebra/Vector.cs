namespace AutoDiff.LinearAlgebra;

/// <summary>Differentiable primitives on vectors: spans of reals.</summary>
/// <remarks>
/// Each primitive <c>M</c> has its companions <c>MJvp</c>, <c>MVjp</c> and <c>MVjpJvp</c> (the JVP of <c>MVjp</c>, for second
/// derivatives) beside it, shaped and named as all companions are: tangents are read, adjoints added to; the adjoint of an overwritten result is taken in
/// and left zero. Lengths are checked. Nothing is allocated once warm.
/// </remarks>
public static partial class Vector;
