using System.Collections.Immutable;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Doubts;

/// <summary>What is doubtful about the derivative of a method that can be lowered. <paramref name="WrittenParameters"/>: those
/// whose memory it writes to.</summary>
internal sealed record MethodDoubts(IReadOnlyList<Finding> Findings, ImmutableHashSet<string> WrittenParameters)
{
    private static readonly MethodDoubts None = new([], ImmutableHashSet<string>.Empty);

    /// <param name="isClean">Nothing stands in the way of the companions. What the results depend on is known only then.</param>
    public static MethodDoubts Of(IrMethod method, EquatableArray<InlineBody> bodies, RuleTable rules, IReadOnlyList<Location> origins, ISymbol marked, bool isClean)
    {
        DoubtContext context;
        try
        {
            context = new DoubtContext(method, rules, origins, marked);
        }
        catch (TransformException)
        {
            // The companions failed on the same form, and that has been reported.
            return None;
        }

        var findings = new List<Finding>();
        findings.AddRange(DiscreteValues.Find(context));
        findings.AddRange(EqualityTests.Find(context));
        findings.AddRange(Kinks.Find(context));
        findings.AddRange(SingularPoints.Find(context));
        if (isClean)
        {
            // A value that has become discrete says itself why nothing depends on it.
            if (findings.All(static finding => finding.Descriptor != Descriptors.BecomesDiscrete))
            {
                findings.AddRange(DeadDerivatives.Find(context));
            }

            findings.AddRange(LoopStorage.Find(method, bodies, context));
        }

        IEnumerable<string> written = method.Parameters
            .Where(parameter => context.Roots.Writes(parameter.Variable.Id).Count > 0)
            .Select(static parameter => parameter.Variable.Name);
        return new MethodDoubts(findings, [.. written]);
    }
}
