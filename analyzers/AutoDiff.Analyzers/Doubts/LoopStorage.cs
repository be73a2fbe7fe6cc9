using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Reverse;

namespace AutoDiff.Analyzers.Doubts;

/// <summary><c>AD0015</c>: what a loop stores per iteration for the reverse sweep.</summary>
internal static class LoopStorage
{
    private const int NamesShown = 4;

    public static IEnumerable<Finding> Find(IrMethod method, EquatableArray<InlineBody> bodies, DoubtContext context)
    {
        if (method.IsCheckpointed)
        {
            yield break;
        }

        foreach (LoopRecord record in Records(method, bodies, context.Rules))
        {
            if (context.Place(record.Origin) is { } place)
            {
                Microsoft.CodeAnalysis.Location head = SourceQuote.HeadOf(place);
                yield return new Finding(Descriptors.LoopRecords, head, SourceQuote.Of(head), Amount(record), Names(record));
            }
        }
    }

    /// <summary>The records of the companions as they are made, with small callees inlined.</summary>
    private static IReadOnlyList<LoopRecord> Records(IrMethod method, EquatableArray<InlineBody> bodies, RuleTable rules)
    {
        return Records(() => Inlining.Leaves(InductionVariables.Apply(method), bodies), rules) ?? Records(() => method, rules) ?? [];
    }

    /// <summary>Null for a method that has no reverse: only its forward companions were asked for.</summary>
    private static IReadOnlyList<LoopRecord>? Records(Func<IrMethod> method, RuleTable rules)
    {
        try
        {
            return Vjp.LoopRecords(method(), rules);
        }
        catch (Exception exception) when (exception is TransformException or GapException)
        {
            return null;
        }
    }

    private static string Amount(LoopRecord record) => string.Join(" and ", record.Values
        .GroupBy(static value => ShortName(value.Type))
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => $"{group.Count()} {group.Key}{(group.Count() > 1 ? " values" : "")}"));

    private static string ShortName(IrType type) => type.Code.Substring(type.Code.LastIndexOf('.') + 1);

    private static string Names(LoopRecord record)
    {
        string[] names = [.. record.Values.Select(static value => value.Name).Where(static name => name.Length > 0).Distinct()];
        int unnamed = record.Values.Count - record.Values.Count(static value => value.Name.Length > 0);
        IEnumerable<string> shown = names.Take(NamesShown).Select(static name => $"'{name}'");
        int others = names.Length - Math.Min(names.Length, NamesShown) + unnamed;
        string[] all = others == 0 ? [.. shown] : [.. shown, others == 1 ? "an intermediate result" : $"{others} intermediate results"];
        return string.Join(", ", all);
    }
}
