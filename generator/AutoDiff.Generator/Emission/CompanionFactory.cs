using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Makes the companions of a lowered member: which there are, in what order, and why one is missing.</summary>
/// <remarks>A pure function of the member and the rules, used by the generator for the text and by the analyzers for the
/// problems.</remarks>
internal static class CompanionFactory
{
    public static CompanionSet Build(DifferentiableMember member, RuleTable rules)
    {
        var members = new List<string>();
        var problems = new List<Problem>();
        return new CompanionSet(members.Count == 0 ? null : CSharpEmitter.File(member.Host, members), problems.ToEquatableArray());
    }

    /// <summary>The message arguments of a failure that no rule foresees.</summary>
    public static EquatableArray<string> Failure(Exception exception) => EquatableArray.Of(exception is TransformException
        ? exception.Message
        : $"this method ({exception.GetType().Name} in the generator: {exception.Message})");
}
