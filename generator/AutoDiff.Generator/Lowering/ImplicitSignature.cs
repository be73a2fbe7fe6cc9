using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>How the method that <c>[ImplicitDerivative]</c> names takes what the solver has.</summary>
/// <param name="Form">What it is to the solution.</param>
/// <param name="Named">The named method.</param>
/// <param name="Callee">The named method as its callers see it.</param>
/// <param name="Solution">The solver's solution.</param>
/// <param name="Sources">For each parameter of the named method the solver's parameter that it takes: -1 for the solution, -2 for
/// the residual.</param>
/// <param name="Settings">How the linear system is solved.</param>
internal sealed record ImplicitSignature(
    ImplicitForm Form,
    MemberSignature Named,
    Callee Callee,
    ImplicitSolution Solution,
    IReadOnlyList<int> Sources,
    ImplicitSettings Settings)
{
    public const int FromSolution = -1;
    public const int ToResidual = -2;
}
