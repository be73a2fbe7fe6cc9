using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions that were made last of each member, so that the analyzers, which ask after the generator has run, do
/// not make them once more.</summary>
/// <remarks>A result lives as long as the member that it was made of, which the generator's driver keeps; members are compared
/// by value, so that a stale result is never given.</remarks>
internal static class CompanionMemo
{
    private static readonly ConcurrentDictionary<string, WeakReference<Entry>> Last = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<DifferentiableMember, Entry> Entries = new();

    /// <summary>Keeps what has been made of a member, and returns it.</summary>
    public static CompanionSet Remember(DifferentiableMember member, RuleTable rules, CompanionSet companions)
    {
        Entry entry = new(member, rules, companions);
        Entries.Remove(member);
        Entries.Add(member, entry);
        Last[member.Host.HintName] = new WeakReference<Entry>(entry);
        return companions;
    }

    /// <summary>What has been made of an equal member with equal rules; null if nothing was, or it is gone.</summary>
    public static CompanionSet? Recall(DifferentiableMember member, RuleTable rules) =>
        Last.TryGetValue(member.Host.HintName, out WeakReference<Entry>? known) && known.TryGetTarget(out Entry? entry)
        && entry.Rules.Equals(rules) && entry.Member.Equals(member)
            ? entry.Companions
            : null;

    private sealed class Entry(DifferentiableMember member, RuleTable rules, CompanionSet companions)
    {
        public DifferentiableMember Member { get; } = member;

        public RuleTable Rules { get; } = rules;

        public CompanionSet Companions { get; } = companions;
    }
}
