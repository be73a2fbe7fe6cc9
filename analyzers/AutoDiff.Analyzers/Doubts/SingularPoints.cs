using System.Collections.Immutable;
using System.Globalization;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0008</c>: functions whose derivative is not finite at a point that the method shows to be reached.</summary>
/// <remarks>A function alone is no evidence: most square roots never see a zero. Evidence is a guard that lets the end of the
/// domain in, a bound that is the end of the domain, a literal, or a sum of squares.</remarks>
internal sealed class SingularPoints
{
    /// <summary>The property of a diagnostic whose expression is the root of a sum of squares.</summary>
    public const string IsNorm = nameof(IsNorm);

    /// <summary>The ends of the domain where the derivative by the first argument is not finite.</summary>
    private static readonly Dictionary<string, double[]> Ends = new(StringComparer.Ordinal)
    {
        ["Sqrt/1"] = [0],
        ["Cbrt/1"] = [0],
        ["RootN/2"] = [0],
        ["Log/1"] = [0],
        ["Log/2"] = [0],
        ["Log2/1"] = [0],
        ["Log10/1"] = [0],
        ["LogP1/1"] = [-1],
        ["Log2P1/1"] = [-1],
        ["Log10P1/1"] = [-1],
        ["Asin/1"] = [-1, 1],
        ["Acos/1"] = [-1, 1],
        ["AsinPi/1"] = [-1, 1],
        ["AcosPi/1"] = [-1, 1],
        ["Atanh/1"] = [-1, 1],
        ["Acosh/1"] = [1],
        ["ReciprocalEstimate/1"] = [0],
        ["ReciprocalSqrtEstimate/1"] = [0],
    };

    private readonly DoubtContext context;
    private readonly GuardFinder guards;
    private readonly SumOfSquares squares;

    private SingularPoints(DoubtContext context)
    {
        this.context = context;
        guards = new GuardFinder(context);
        squares = new SumOfSquares(context, guards);
    }

    public static IEnumerable<Finding> Find(DoubtContext context)
    {
        var points = new SingularPoints(context);
        return context.Tree.All
            .Where(node => node.Statement is LetStatement let && context.IsUseful(let.Target))
            .Select(points.Examine)
            .OfType<Finding>();
    }

    private Finding? Examine(PrimalNode node)
    {
        var let = (LetStatement)node.Statement;
        switch (let.Value)
        {
            case PrimitiveExpression { Function: "Pow/2" } power:
                return ExaminePower(node, let, power);
            case PrimitiveExpression primitive when Ends.TryGetValue(primitive.Function, out double[]? ends) && context.IsLive(primitive.Arguments[0]):
                bool isRoot = primitive.Function == "Sqrt/1";
                return ends.Select(end => Report(node, let, primitive.Arguments[0], end, isRoot)).FirstOrDefault(static finding => finding is not null);
            case BinaryExpression { Operator: BinaryOperator.Divide, Type: RealType } division when context.IsLive(division.Left) || context.IsLive(division.Right):
                return division.Right is RealConstant { IsZero: true }
                    ? Make(let, 0, "the literal names", "divide by something that is not zero")
                    : context.IsLive(division.Right) ? Report(node, let, division.Right, 0, isRoot: false) : null;
            default:
                return null;
        }
    }

    private Finding? ExaminePower(PrimalNode node, LetStatement let, PrimitiveExpression power)
    {
        Operand number = power.Arguments[0];
        Operand exponent = power.Arguments[1];
        if (number is RealConstant { IsZero: true })
        {
            return context.IsLive(exponent) ? Make(let, 0, "the literal names", "treat the base 0 in a branch of its own") : null;
        }

        bool isSingular = exponent is RealConstant constant ? constant.Value < 1 && constant.Value != 0 : context.IsLive(exponent);
        return isSingular && context.IsLive(number) ? Report(node, let, number, 0, isRoot: exponent is RealConstant { Value: 0.5 }) : null;
    }

    private Finding? Report(PrimalNode node, LetStatement let, Operand argument, double end, bool isRoot)
    {
        string name = Number(end);
        string advice = $"keep the point out with a guard that excludes {name}, or treat it in a branch of its own";
        string? evidence = null;
        foreach (Guard guard in guards.GuardsOf(node))
        {
            foreach (Guard side in new[] { guard, guard.Mirrored() })
            {
                if (side.Right is RealConstant { Value: var constant } && guards.AreSame(side.Left, argument))
                {
                    if (!side.Admits(end, constant))
                    {
                        return null;
                    }

                    if (constant == end && side.Operator != BinaryOperator.NotEqual)
                    {
                        evidence = $"the guard '{context.Quote(side.Source)}' lets in";
                    }
                }
            }
        }

        if (evidence is null && context.DefinitionOf(argument) is { Value: PrimitiveExpression bound } definition && Reaches(bound, end))
        {
            evidence = $"'{context.Quote(definition)}' reaches";
        }

        if (evidence is null && isRoot && end == 0 && squares.Terms(argument) is { } terms && !guards.GuardedVariables(node).Overlaps(terms))
        {
            return Make(let, end, "its sum of squares reaches", "write double.Hypot(...), whose derivative is 0 there, or keep the point out with a guard", isNorm: true);
        }

        return evidence is null ? null : Make(let, end, evidence, advice);
    }

    private Finding? Make(LetStatement let, double end, string evidence, string advice, bool isNorm = false)
    {
        if (context.Place(let.Origin) is not { } place)
        {
            return null;
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        return new Finding(
            Descriptors.SingularPoint,
            place,
            [SourceQuote.Of(place), Number(end), evidence, advice],
            isNorm ? properties.Add(IsNorm, "true") : properties);
    }

    /// <summary>Whether the function has the number among its values because its author put it there.</summary>
    private static bool Reaches(PrimitiveExpression bound, double end)
    {
        switch (bound.Function)
        {
            case "Abs/1":
                return end == 0;
            case "Max/2" or "Min/2" or "MaxNumber/2" or "MinNumber/2" or "MaxNative/2" or "MinNative/2":
                return bound.Arguments.Any(argument => argument is RealConstant constant && constant.Value == end);
            case "Clamp/3" or "ClampNative/3":
                return bound.Arguments.Skip(1).Any(argument => argument is RealConstant constant && constant.Value == end);
            default:
                return false;
        }
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
