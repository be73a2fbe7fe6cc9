namespace AutoDiff.Implicit;

/// <summary>
/// The derivatives of an equation F(z, θ) = 0 at its solution, or of a fixed-point map z = T(z, θ) at its fixed point. The
/// implementation holds z and θ, the direction of θ for the forward mode, and the adjoints of θ for the reverse mode.
/// </summary>
/// <remarks>On .NET 9 and newer the implementation may be a <see langword="ref"/> struct that holds spans.</remarks>
public interface IImplicitEquation
{
    /// <summary>The length of the solution.</summary>
    int Length { get; }

    /// <summary>result ← F_z v.</summary>
    /// <param name="solutionTangent">v.</param>
    /// <param name="result">Overwritten.</param>
    void SolutionJvp(ReadOnlySpan<double> solutionTangent, Span<double> result);

    /// <summary>result ← F_zᵀ u. Direct methods in the forward mode never ask for it.</summary>
    /// <param name="residualAdjoint">u.</param>
    /// <param name="result">Overwritten.</param>
    void SolutionVjp(ReadOnlySpan<double> residualAdjoint, Span<double> result);

    /// <summary>result ← F_θ θ̇, for the direction θ̇ that the implementation holds.</summary>
    /// <param name="result">Overwritten.</param>
    void ParameterJvp(Span<double> result);

    /// <summary>θ̄ += F_θᵀ u, into the adjoints that the implementation holds.</summary>
    /// <param name="residualAdjoint">u.</param>
    void ParameterVjp(ReadOnlySpan<double> residualAdjoint);
}
