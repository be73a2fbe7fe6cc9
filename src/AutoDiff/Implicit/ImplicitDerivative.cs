using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra;
using AutoDiff.LinearAlgebra.Kernels;
using AutoDiff.Solvers;

namespace AutoDiff.Implicit;

/// <summary>
/// Derivatives of solutions by the implicit function theorem: where F(z, θ) = 0, F_z ż = −F_θ θ̇; and with F_zᵀ u = −z̄, θ̄ += F_θᵀ u.
/// At a fixed point z = T(z, θ): (I − T_z) ż = T_θ θ̇; and with (I − T_z)ᵀ u = z̄, θ̄ += T_θᵀ u. How z was found does not matter.
/// </summary>
public static partial class ImplicitDerivative
{
    /// <summary>The tangent of a solution.</summary>
    /// <typeparam name="TEquation">The equation's type.</typeparam>
    /// <param name="equation">The derivatives of the equation at the solution, along the direction that it holds.</param>
    /// <param name="solutionTangent">ż; overwritten, and read as an initial guess where the options ask for a warm start.</param>
    /// <param name="options">How to solve.</param>
    /// <returns>How the linear solve went.</returns>
    /// <exception cref="LinearAlgebraException">The system is singular or the tolerance not reached, and the options ask to throw.</exception>
    public static LinearSolveResult Jvp<TEquation>(ref TEquation equation, scoped Span<double> solutionTangent, in ImplicitOptions options)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = equation.Length;
        Require.Vector(solutionTangent, n, nameof(solutionTangent));
        Tape tape = Tape.Rent();
        Span<double> right = tape.Reserve<double>(n);
        equation.ParameterJvp(right);
        if (!options.FixedPoint)
        {
            Blas.Scale(-1, right);
        }

        LinearSolveResult result = ImplicitOperator.Solve(ref equation, right, solutionTangent, options, transposed: false);
        tape.Return();
        return result;
    }

    /// <summary>The adjoints of a solution's parameters, added to those that the equation holds.</summary>
    /// <typeparam name="TEquation">The equation's type.</typeparam>
    /// <param name="equation">The derivatives of the equation at the solution.</param>
    /// <param name="solutionAdjoint">z̄; zero on return, as of overwritten memory.</param>
    /// <param name="options">How to solve.</param>
    /// <returns>How the linear solve went.</returns>
    /// <exception cref="LinearAlgebraException">The system is singular or the tolerance not reached, and the options ask to throw.</exception>
    public static LinearSolveResult Vjp<TEquation>(ref TEquation equation, scoped Span<double> solutionAdjoint, in ImplicitOptions options)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = equation.Length;
        Require.Vector(solutionAdjoint, n, nameof(solutionAdjoint));
        Tape tape = Tape.Rent();
        Span<double> u = tape.ReserveCleared<double>(n);
        LinearSolveResult result = SolveAdjoint(ref equation, solutionAdjoint, u, options);
        equation.ParameterVjp(u);
        solutionAdjoint.Clear();
        tape.Return();
        return result;
    }

    /// <summary>Solves F_z x = −r, or (I − T_z) x = r: what every forward derivative of the solution, of any order, ends in.</summary>
    /// <typeparam name="TEquation">The equation's type.</typeparam>
    /// <param name="equation">The derivatives of the equation at the solution.</param>
    /// <param name="right">r: for a second derivative, that of the equation along the first: F_θ θ̈ + D²F[(ż, θ̇), (ż, θ̇)].</param>
    /// <param name="solution">x; overwritten.</param>
    /// <param name="options">How to solve.</param>
    /// <returns>How the linear solve went.</returns>
    public static LinearSolveResult SolveTangent<TEquation>(
        ref TEquation equation, scoped ReadOnlySpan<double> right, scoped Span<double> solution, in ImplicitOptions options)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
        => Solve(ref equation, right, solution, options, transposed: false);

    /// <summary>Solves F_zᵀ u = −r, or (I − T_z)ᵀ u = r: the adjoint of the equation from that of the solution.</summary>
    /// <typeparam name="TEquation">The equation's type.</typeparam>
    /// <param name="equation">The derivatives of the equation at the solution.</param>
    /// <param name="right">r: z̄; for its tangent, z̄̇ + (F_zᵀ)˙ u.</param>
    /// <param name="solution">u; overwritten.</param>
    /// <param name="options">How to solve.</param>
    /// <returns>How the linear solve went.</returns>
    public static LinearSolveResult SolveAdjoint<TEquation>(
        ref TEquation equation, scoped ReadOnlySpan<double> right, scoped Span<double> solution, in ImplicitOptions options)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
        => Solve(ref equation, right, solution, options, transposed: true);

    private static LinearSolveResult Solve<TEquation>(
        ref TEquation equation, scoped ReadOnlySpan<double> right, scoped Span<double> solution, in ImplicitOptions options, bool transposed)
        where TEquation : IImplicitEquation
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = equation.Length;
        Require.Vector(right, n, nameof(right));
        Require.Vector(solution, n, nameof(solution));
        Tape tape = Tape.Rent();
        Span<double> signed = tape.Reserve<double>(n);
        right.CopyTo(signed);
        if (!options.FixedPoint)
        {
            Blas.Scale(-1, signed);
        }

        LinearSolveResult result = ImplicitOperator.Solve(ref equation, signed, solution, options, transposed);
        tape.Return();
        return result;
    }
}
