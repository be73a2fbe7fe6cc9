using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Transforms.Series;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Which members' Taylor series are called by those of others, and which of the members in question have none.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value.</remarks>
/// <param name="Called">The keys of the members that series call, sorted.</param>
/// <param name="Impossible">The keys of those among them that have no series after all, sorted.</param>
internal sealed record SeriesPlan(EquatableArray<string> Called, EquatableArray<string> Impossible)
{
    private static readonly SeriesPlan Nothing = new(EquatableArray<string>.Empty, EquatableArray<string>.Empty);

    public static SeriesPlan Make(IReadOnlyList<DifferentiableMember> members, RuleTable rules, CancellationToken cancellation)
    {
        List<DifferentiableMember> asking = [.. members.Where(static member => (member.Requested & DerivativeFlags.Taylor) != 0)];
        if (asking.Count == 0)
        {
            return Nothing;
        }

        var byKey = members.GroupBy(static member => member.Host.Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        var called = new SortedSet<string>(StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var work = new Stack<DifferentiableMember>(asking);
        while (work.Count > 0)
        {
            foreach (string key in Callees(work.Pop().Method.Body))
            {
                if (byKey.TryGetValue(key, out DifferentiableMember? callee) && reached.Add(key))
                {
                    // Also from one without series: its body may stand in the place of its call.
                    work.Push(callee);
                    if (callee.Self.Find(CompanionKind.Taylor) is not null)
                    {
                        called.Add(key);
                    }
                }
            }
        }

        // What calls something impossible may be impossible itself.
        var impossible = new SortedSet<string>(StringComparer.Ordinal);
        bool changed;
        do
        {
            changed = false;
            foreach (string key in called.Where(key => !impossible.Contains(key)).ToList())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!IsPossible(byKey[key], rules, impossible.ToEquatableArray()))
                {
                    changed |= impossible.Add(key);
                }
            }
        }
        while (changed);

        called.ExceptWith(impossible);
        return new SeriesPlan(called.ToEquatableArray(), impossible.ToEquatableArray());
    }

    /// <summary>What concerns one member.</summary>
    public SeriesDemand DemandOf(DifferentiableMember member)
    {
        bool isCalled = Called.Contains(member.Host.Key);
        return isCalled || (member.Requested & DerivativeFlags.Taylor) != 0 ? new SeriesDemand(isCalled, Impossible) : SeriesDemand.None;
    }

    private static bool IsPossible(DifferentiableMember member, RuleTable rules, EquatableArray<string> impossible)
    {
        try
        {
            _ = Taylor.Transform(member.Method, rules, TransformOptions.Default, "", impossible, isHidden: true);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Callees(EquatableArray<IrStatement> block) => block.SelectMany(static statement =>
        (statement is CallStatement call ? [call.Callee.Key] : Enumerable.Empty<string>()).Concat(statement.Blocks().SelectMany(Callees)));
}
