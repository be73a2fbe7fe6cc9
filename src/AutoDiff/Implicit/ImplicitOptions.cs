using AutoDiff.Solvers;

namespace AutoDiff.Implicit;

/// <summary>How the linear system of an implicit derivative is solved.</summary>
/// <param name="Method">The method. <see cref="LinearMethod.Lu"/> is exact, and sees a singular system; with
/// <see cref="LinearMethod.Neumann"/> and its budget, or <see cref="LinearMethod.ConjugateGradient"/> with a budget and
/// <see cref="SolveFailure.Keep"/>, the derivative is an approximation by intent.</param>
public readonly record struct ImplicitOptions(LinearMethod Method)
{
    /// <summary>Whether the equation's derivatives are those of a map T with z = T(z, θ), not of a residual.</summary>
    public bool FixedPoint { get; init; }

    /// <summary>What the linear solve is asked for. Its direction and <see cref="FixedPoint"/> are set by the helpers.</summary>
    public LinearSolveOptions Solve { get; init; } = new();
}
