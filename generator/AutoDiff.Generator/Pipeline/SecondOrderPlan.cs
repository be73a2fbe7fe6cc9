using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Pipeline;

/// <summary>Which members second derivatives call, and which of them have none.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value.</remarks>
/// <param name="Called">The keys of the members that second derivatives call, sorted.</param>
/// <param name="Impossible">The keys of those among them that have no second derivative, sorted.</param>
internal sealed record SecondOrderPlan(EquatableArray<string> Called, EquatableArray<string> Impossible)
{
    public static SecondOrderPlan Make(IReadOnlyList<SecondOrderCalls> calls)
    {
        EquatableArray<string> called = SecondOrderCalls.Closure(calls);
        return new SecondOrderPlan(called, called.IsEmpty ? called : SecondOrderCalls.Impossible(calls, called));
    }

    /// <summary>Whether the tangents of a member's halves are to be generated.</summary>
    public bool Calls(DifferentiableMember member) => Called.Contains(member.Host.Key) && !Impossible.Contains(member.Host.Key);
}
