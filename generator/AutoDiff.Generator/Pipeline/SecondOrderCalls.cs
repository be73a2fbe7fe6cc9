using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Pipeline;

/// <summary>What a member contributes to the question which members are called by a second derivative.</summary>
/// <remarks>Contract: equal by value; an edit of a body that calls the same members changes nothing here.</remarks>
internal sealed record SecondOrderCalls(string Key, EquatableArray<string> ContractKeys, bool AsksSecondOrder, EquatableArray<string> Callees)
{
    public static SecondOrderCalls Of(DifferentiableMember member)
    {
        var callees = new SortedSet<string>(StringComparer.Ordinal);
        Gather(member.Method.Body, callees);
        return new SecondOrderCalls(
            member.Host.Key,
            member.Host.ContractKeys,
            (member.Requested & (DerivativeFlags.Hvp | DerivativeFlags.Hessian)) != 0,
            callees.ToEquatableArray());
    }

    /// <summary>The keys of the members that second derivatives call, directly or through others, sorted.</summary>
    public static EquatableArray<string> Closure(IEnumerable<SecondOrderCalls> members)
    {
        List<SecondOrderCalls> all = [.. members];

        // A call may run any body of the member; and all bodies have the companions that one of them has.
        ILookup<string, SecondOrderCalls> byKey = all
            .SelectMany(static member => member.ContractKeys.Append(member.Key).Select(key => (key, member)))
            .ToLookup(static pair => pair.key, static pair => pair.member, StringComparer.Ordinal);
        var called = new SortedSet<string>(StringComparer.Ordinal);
        var work = new Stack<SecondOrderCalls>(all.Where(static member => member.AsksSecondOrder));
        while (work.Count > 0)
        {
            foreach (string callee in work.Pop().Callees)
            {
                Call(callee);
            }
        }

        return called.ToEquatableArray();

        void Call(string callee)
        {
            if (!called.Add(callee))
            {
                return;
            }

            foreach (SecondOrderCalls member in byKey[callee])
            {
                work.Push(member);
                Call(member.Key);
                foreach (string contract in member.ContractKeys)
                {
                    Call(contract);
                }
            }
        }
    }

    private static void Gather(EquatableArray<IrStatement> block, SortedSet<string> callees)
    {
        foreach (IrStatement statement in block)
        {
            if (statement is CallStatement call)
            {
                callees.Add(call.Callee.Key);
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Gather(inner, callees);
            }
        }
    }
}
