namespace AutoDiff;

/// <summary>
/// The companions of a solver come from the implicit function theorem and never look into the solver. Exactly one of
/// the three properties names a method whose first parameter is the solution, followed by the solver's active
/// parameters by name. Implies <see cref="DifferentiableAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ImplicitDerivativeAttribute : Attribute
{
    /// <summary>The method that is zero at the solution.</summary>
    public string? Residual { get; set; }

    /// <summary>The method that maps the solution to itself.</summary>
    public string? FixedPoint { get; set; }

    /// <summary>The method of which the solution is a stationary point.</summary>
    public string? Objective { get; set; }
}
