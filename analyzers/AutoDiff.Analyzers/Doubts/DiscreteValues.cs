using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0005</c>: where an active value becomes discrete.</summary>
internal static class DiscreteValues
{
    private static readonly HashSet<string> Integers = new(StringComparer.Ordinal)
    {
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint", "char",
    };

    public static IEnumerable<Finding> Find(DoubtContext context)
    {
        foreach (PrimalNode node in context.Tree.All)
        {
            if (node.Statement is LetStatement let && IsDiscretisation(let, context) && context.Place(let.Origin) is { } place)
            {
                yield return new Finding(Descriptors.BecomesDiscrete, place, SourceQuote.Of(place));
            }
        }
    }

    private static bool IsDiscretisation(LetStatement let, DoubtContext context) => let.Value switch
    {
        PrimitiveExpression => context.Discretised.TryGetValue(let.Target.Id, out IReadOnlyList<Operand>? operands) && operands.Any(context.IsLive),
        ConvertExpression { Value.Type: RealType, Type: PassiveType } convert => context.IsLive(convert.Value),
        TemplateExpression { Gap: null, Type: PassiveType { Code: var code } } template =>
            Integers.Contains(code)
            && template.Arguments.Any(argument => argument.Type is RealType && context.IsLive(argument))
            && !IsComparison(template.Template),
        _ => false,
    };

    /// <summary>Comparisons and hashes look at a value, they do not round it.</summary>
    private static bool IsComparison(string template) =>
        template.IndexOf("CompareTo(", StringComparison.Ordinal) >= 0
        || template.IndexOf("Compare(", StringComparison.Ordinal) >= 0
        || template.IndexOf("GetHashCode(", StringComparison.Ordinal) >= 0;
}
