namespace AutoDiff.Generator.IR;

/// <summary>What a solver's method is to its solution.</summary>
internal enum ImplicitForm
{
    /// <summary>F(z, θ) = 0.</summary>
    Residual,

    /// <summary>z = T(z, θ).</summary>
    FixedPoint,

    /// <summary>∂L(z, θ)/∂z = 0.</summary>
    Objective,
}

/// <summary>How the derivative of a solution is computed; the same numbers as <c>AutoDiff.ImplicitMode</c>.</summary>
internal enum ImplicitMode
{
    Exact,
    Lu,
    Cholesky,
    ConjugateGradient,
    NormalConjugateGradient,
    Gmres,
    BiCgStab,
    Neumann,
    Unrolled,
}

/// <summary>What the attribute says about the linear system. <paramref name="Options"/>: the initialisers of <c>LinearSolveOptions</c>.</summary>
internal sealed record ImplicitSettings(ImplicitMode Mode, bool IsSymmetric, bool GivesNaN, int Budget, EquatableArray<string> Options)
{
    /// <summary>Whether the method needs products with the columns of the matrix only.</summary>
    public bool IsDirect => Mode is ImplicitMode.Lu or ImplicitMode.Cholesky;
}

/// <summary>The solution of a solver. <paramref name="Parameter"/>: the number of the solver's parameter that it is written to; -1 where it is
/// returned. <paramref name="IsFlat"/>: it is one real, and the linear system one division.</summary>
internal sealed record ImplicitSolution(IrType Type, int Parameter, bool IsFlat)
{
    /// <summary>Whether the solver writes to memory that its caller gives.</summary>
    public bool IsMemory => Parameter >= 0 && Type is SequenceType;
}

/// <summary>The equation of a solver, as a method from which the pieces of the implicit function theorem are made.</summary>
/// <remarks>Contract: an immutable record, equal by value.</remarks>
/// <param name="Form">What the method is to the solution.</param>
/// <param name="Solution">The solution.</param>
/// <param name="Settings">How to solve.</param>
/// <param name="Method">For one unknown <c>R (θ…, R z)</c>; otherwise <c>void (θ…, ReadOnlySpan&lt;double&gt; z, Span&lt;double&gt; residual)</c>, or
/// for an objective <c>double (θ…, ReadOnlySpan&lt;double&gt; z)</c>. Parameters have the names of the solver's.</param>
/// <param name="Unknown">The number of the parameter z in <paramref name="Method"/>.</param>
/// <param name="Found">The number of the parameter that takes the passive parts of the solution; -1 if it has none.</param>
internal sealed record ImplicitEquation(ImplicitForm Form, ImplicitSolution Solution, ImplicitSettings Settings, IrMethod Method, int Unknown, int Found = -1)
{
    public IrParameter UnknownParameter => Method.Parameters[Unknown];

    public IrParameter? FoundParameter => Found < 0 ? null : Method.Parameters[Found];

    /// <summary>What takes the residual; null where it is returned.</summary>
    public IrParameter? Residual => Form != ImplicitForm.Objective && !Solution.IsFlat ? Method.Parameters[Method.Parameters.Count - 1] : null;
}
