using System.Collections.Concurrent;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The problems that were met when the companions of a member were made last, so that the analyzers, which ask after the
/// generator has run, do not make them once more.</summary>
/// <remarks>Members are compared by value, so that a stale result is never given. A bounded number is kept, without the texts.</remarks>
internal static class CompanionMemo
{
    private const int Limit = 1024;

    private static readonly ConcurrentDictionary<string, Entry> Last = new(StringComparer.Ordinal);

    /// <summary>Keeps what has been met with a member, and returns its companions.</summary>
    public static CompanionSet Remember(DifferentiableMember member, RuleTable rules, CompanionSet companions)
    {
        if (Last.Count >= Limit)
        {
            Last.Clear();
        }

        Last[member.Host.HintName] = new Entry(member, rules, companions.Problems);
        return companions;
    }

    /// <summary>The problems that an equal member had with equal rules; null if it is not known.</summary>
    public static EquatableArray<Problem>? Recall(DifferentiableMember member, RuleTable rules) =>
        Last.TryGetValue(member.Host.HintName, out Entry? entry) && entry.Rules.Equals(rules) && entry.Member.Equals(member)
            ? entry.Problems
            : null;

    private sealed class Entry(DifferentiableMember member, RuleTable rules, EquatableArray<Problem> problems)
    {
        public DifferentiableMember Member { get; } = member;

        public RuleTable Rules { get; } = rules;

        public EquatableArray<Problem> Problems { get; } = problems;
    }
}
