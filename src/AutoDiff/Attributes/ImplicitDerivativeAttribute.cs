using AutoDiff.Solvers;

namespace AutoDiff;

/// <summary>
/// The companions of a solver come from the implicit function theorem and never look into the solver. Exactly one of <see cref="Residual"/>,
/// <see cref="FixedPoint"/> and <see cref="Objective"/> names a method of the same type whose first parameter is the solution, followed by the
/// solver's active parameters by name. Implies <see cref="DifferentiableAttribute"/>.
/// </summary>
/// <remarks>The solution is what the solver returns, or its only active parameter that can be written to. Initial guesses, tolerances and work
/// buffers are marked <see cref="NoDerivativeAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ImplicitDerivativeAttribute : Attribute
{
    /// <summary>The method that is zero at the solution: it returns, or writes to a span, as many numbers as the solution has.</summary>
    public string? Residual { get; set; }

    /// <summary>The method that maps the solution to itself.</summary>
    public string? FixedPoint { get; set; }

    /// <summary>The real function that is stationary at the solution: a minimum, a maximum or a saddle.</summary>
    public string? Objective { get; set; }

    /// <summary>How the linear system of the derivative is solved. The default is exact.</summary>
    public ImplicitMode Mode { get; set; }

    /// <summary>What is known of the derivative of the equation by the solution. That of an objective is symmetric without being said.</summary>
    public SystemStructure Structure { get; set; }

    /// <summary>The power k of <see cref="ImplicitMode.Neumann"/>, the steps k of <see cref="ImplicitMode.Unrolled"/>, the most iterations of the
    /// other iterations. With a budget, an iteration that has not reached its tolerance keeps what it has, unless <see cref="OnFailure"/> is set.
    /// Default 0: as many as the tolerance takes.</summary>
    public int Budget { get; set; }

    /// <summary>The residual that iterations aim at, relative to the right-hand side. Default 1e-12.</summary>
    public double Tolerance { get; set; } = 1e-12;

    /// <summary>ρ, added to the diagonal of the system. Default 0.</summary>
    public double Ridge { get; set; }

    /// <summary>α of <see cref="ImplicitMode.Neumann"/>. Default 1, which suits a fixed point.</summary>
    public double StepSize { get; set; } = 1;

    /// <summary>What happens when the system is singular, or the tolerance not reached. Default: throws.</summary>
    public SolveFailure OnFailure { get; set; }
}
