namespace AutoDiff.Solvers;

/// <summary>Solves linear systems given as operators. <see cref="LinearSolver"/> has one for each method.</summary>
public interface ILinearSolver
{
    /// <summary>Solves A x = b, or what <paramref name="options"/> make of it.</summary>
    /// <typeparam name="TOperator">The operator's type.</typeparam>
    /// <param name="a">The operator.</param>
    /// <param name="b">One or several right-hand sides, one after the other.</param>
    /// <param name="x">As many solutions; holds initial guesses on entry where the options say so.</param>
    /// <param name="options">What is asked for.</param>
    /// <returns>How it went; of several right-hand sides, how the worst one went.</returns>
    /// <exception cref="AutoDiff.LinearAlgebra.LinearAlgebraException">There is no solution to the tolerance, and the options ask to throw.</exception>
    LinearSolveResult Solve<TOperator>(ref TOperator a, scoped ReadOnlySpan<double> b, scoped Span<double> x, in LinearSolveOptions options)
        where TOperator : ILinearOperator
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
        ;
}
