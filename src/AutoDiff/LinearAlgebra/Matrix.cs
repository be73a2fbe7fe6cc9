namespace AutoDiff.LinearAlgebra;

/// <summary>Differentiable primitives on dense matrices: spans of reals in row-major order, shapes given as integers.</summary>
/// <remarks>
/// Each primitive <c>M</c> has its companions <c>MJvp</c>, <c>MVjp</c> and <c>MVjpJvp</c> (the JVP of <c>MVjp</c>, for second
/// derivatives) beside it, shaped and named as all companions are: tangents are read, adjoints added to; the adjoint of an overwritten result is taken in
/// and left zero. Shapes are checked, and a result may not overlap an operand. Nothing is allocated once warm. In the formulas Ȧ is the tangent and Ā the adjoint of A.
/// What has no answer throws: <see cref="SingularMatrixException"/>, <see cref="DegenerateSpectrumException"/>, <see cref="LinearAlgebraException"/>.
/// Where it says that the symmetric part is used, a stands for (A + Aᵀ)/2, and its adjoint is symmetric.
/// </remarks>
public static partial class Matrix;
