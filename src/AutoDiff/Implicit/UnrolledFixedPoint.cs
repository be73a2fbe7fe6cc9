using AutoDiff.CompilerServices;
using AutoDiff.LinearAlgebra;

namespace AutoDiff.Implicit;

/// <summary>
/// The derivative through the last steps of a fixed-point iteration instead of the theorem: k steps on from the solution, and the
/// step that reached it, whose own start is held constant. At a fixed point this is the Neumann series up to the power k.
/// </summary>
public static class UnrolledFixedPoint
{
    /// <summary>ż ← Σ T_zⁱ T_θ θ̇, i = 0 … steps, each factor at its own iterate.</summary>
    /// <typeparam name="TStep">The step's type.</typeparam>
    /// <param name="step">The step, with the direction that it holds.</param>
    /// <param name="solution">What the solver found; not changed.</param>
    /// <param name="solutionTangent">ż; overwritten.</param>
    /// <param name="steps">k.</param>
    public static void Jvp<TStep>(ref TStep step, scoped ReadOnlySpan<double> solution, scoped Span<double> solutionTangent, int steps)
        where TStep : IFixedPointStep
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = Check(step.Length, solution, solutionTangent, nameof(solutionTangent), steps);
        Tape tape = Tape.Rent();
        Span<double> z = tape.Reserve<double>(n);
        Span<double> next = tape.Reserve<double>(n);
        Span<double> tangent = tape.ReserveCleared<double>(n);
        solution.CopyTo(z);
        for (int i = 0; i <= steps; i++)
        {
            step.StepJvp(z, tangent, next);
            next.CopyTo(tangent);
            if (i < steps)
            {
                step.Step(z, next);
                next.CopyTo(z);
            }
        }

        tangent.CopyTo(solutionTangent);
        tape.Return();
    }

    /// <summary>θ̄ += Σ T_θᵀ (T_zᵀ)ⁱ z̄, i = 0 … steps, each factor at its own iterate, into the adjoints that the step holds.</summary>
    /// <typeparam name="TStep">The step's type.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="solution">What the solver found; not changed.</param>
    /// <param name="solutionAdjoint">z̄; zero on return, as of overwritten memory.</param>
    /// <param name="steps">k.</param>
    public static void Vjp<TStep>(ref TStep step, scoped ReadOnlySpan<double> solution, scoped Span<double> solutionAdjoint, int steps)
        where TStep : IFixedPointStep
#if NET9_0_OR_GREATER
        , allows ref struct
#endif
    {
        int n = Check(step.Length, solution, solutionAdjoint, nameof(solutionAdjoint), steps);
        Tape tape = Tape.Rent();
        Span<double> iterates = tape.Reserve<double>(checked(n * (steps + 1)));
        Span<double> adjoint = tape.Reserve<double>(n);
        Span<double> before = tape.Reserve<double>(n);
        solution.CopyTo(iterates);
        solutionAdjoint.CopyTo(adjoint);
        for (int i = 0; i < steps; i++)
        {
            step.Step(iterates.Slice(i * n, n), iterates.Slice((i + 1) * n, n));
        }

        for (int i = steps; i >= 0; i--)
        {
            step.StepVjp(iterates.Slice(i * n, n), adjoint, before);
            before.CopyTo(adjoint);
        }

        solutionAdjoint.Clear();
        tape.Return();
    }

    private static int Check(int n, ReadOnlySpan<double> solution, ReadOnlySpan<double> shadow, string shadowName, int steps)
    {
        Require.Vector(solution, n, nameof(solution));
        Require.Vector(shadow, n, shadowName);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return n;
    }
}
