using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>How often the equation of a solver can be differentiated.</summary>
internal static partial class CompanionFactory
{
    private const DerivativeFlags Products = DerivativeFlags.Hvp | DerivativeFlags.Hessian;

    /// <summary>Why a solver has no second derivative, as the end of a sentence; null where it has one.</summary>
    public static string? WhyNoSecondOrder(DifferentiableMember solver, RuleTable rules, TransformOptions options) =>
        WhyNot(solver, rules, () => _ = new ImplicitPieces(solver, rules, options).SecondOrder);

    /// <summary>The solver with the companions that its equation can give; null, with a problem, where it can give none.</summary>
    private static DifferentiableMember? Fitting(DifferentiableMember solver, RuleTable rules, TransformOptions options, List<Problem> problems)
    {
        string? reason = WhyNot(solver, rules, () =>
        {
            var pieces = new ImplicitPieces(solver, rules, options);
            _ = pieces.BySolutionJvp;
            _ = pieces.ByParametersJvp;
        });
        if (reason is not null)
        {
            problems.Add(new Problem("AD0013", -1, EquatableArray.Of(reason)));
            return null;
        }

        DerivativeFlags asked = solver.Requested & Products;
        if (asked == DerivativeFlags.None || WhyNoSecondOrder(solver, rules, options) is not { } second)
        {
            return solver;
        }

        if (!IsLenient(solver, Products))
        {
            string family = solver.Host.Family;
            problems.Add(new Problem("AD0009", -1, EquatableArray.Of((asked & DerivativeFlags.Hvp) != 0 ? CompanionNames.Hvp(family) : CompanionNames.Hessian(family), second)));
        }

        return solver with { Requested = solver.Requested & ~Products };
    }

    private static string? WhyNot(DifferentiableMember solver, RuleTable rules, Action make)
    {
        ImplicitEquation equation = solver.Implicit!;
        if (equation.Form == ImplicitForm.Objective && GapsOfSecondOrder(equation.Method, solver.WithoutSecondDerivative, rules) is { Count: > 0 } gaps)
        {
            return $"{gaps[0].Arguments[0].Replace(" (second derivative)", "")} in the objective has no second derivative, and the stationary point needs one";
        }

        try
        {
            make();
            return null;
        }
        catch (TransformException exception)
        {
            return "of its equation: " + exception.Message.TrimEnd('.');
        }
        catch (GapException exception)
        {
            return $"{exception.Gaps[0].Arguments.FirstOrDefault()} in its equation has no derivative";
        }
    }
}
