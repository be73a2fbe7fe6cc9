using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Pipeline;

/// <summary>The members that get no file: those with a problem of their own, and those that call them.</summary>
/// <remarks>
/// The problem is said once, at the member that has it. A companion of a caller would only add the compiler's complaints about
/// methods that are not there. Contract of pipeline models: an immutable record, equal by value; empty in a compilation without errors.
/// </remarks>
/// <param name="Keys">Their keys, sorted.</param>
internal sealed record BrokenMembers(EquatableArray<string> Keys)
{
    private static readonly BrokenMembers None = new(EquatableArray<string>.Empty);

    public static BrokenMembers Make(IReadOnlyList<SecondOrderCalls> calls, IEnumerable<string> broken)
    {
        var keys = new SortedSet<string>(broken, StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            return None;
        }

        bool changed;
        do
        {
            changed = false;
            foreach (SecondOrderCalls member in calls)
            {
                if (member.Callees.Any(keys.Contains))
                {
                    changed |= keys.Add(member.Key);
                }
            }
        }
        while (changed);
        return new BrokenMembers(keys.ToEquatableArray());
    }
}
