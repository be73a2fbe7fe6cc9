namespace AutoDiff.Implicit;

/// <summary>One step z ← T(z, θ) of a fixed-point iteration with its derivatives. The implementation holds θ, its direction for the
/// forward mode, and its adjoints for the reverse mode.</summary>
/// <remarks>On .NET 9 and newer the implementation may be a <see langword="ref"/> struct that holds spans.</remarks>
public interface IFixedPointStep
{
    /// <summary>The length of the solution.</summary>
    int Length { get; }

    /// <summary>next ← T(z, θ).</summary>
    /// <param name="solution">z.</param>
    /// <param name="next">Overwritten.</param>
    void Step(ReadOnlySpan<double> solution, Span<double> next);

    /// <summary>nextTangent ← T_z ż + T_θ θ̇ at z.</summary>
    /// <param name="solution">z.</param>
    /// <param name="solutionTangent">ż.</param>
    /// <param name="nextTangent">Overwritten.</param>
    void StepJvp(ReadOnlySpan<double> solution, ReadOnlySpan<double> solutionTangent, Span<double> nextTangent);

    /// <summary>solutionAdjoint ← T_zᵀ u, θ̄ += T_θᵀ u at z.</summary>
    /// <param name="solution">z.</param>
    /// <param name="nextAdjoint">u.</param>
    /// <param name="solutionAdjoint">Overwritten.</param>
    void StepVjp(ReadOnlySpan<double> solution, ReadOnlySpan<double> nextAdjoint, Span<double> solutionAdjoint);
}
