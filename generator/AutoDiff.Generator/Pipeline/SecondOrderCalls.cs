using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Pipeline;

/// <summary>What a member contributes to the question which members are called by a second derivative.</summary>
/// <remarks>Contract: equal by value; an edit of a body that calls the same members changes nothing here.</remarks>
internal sealed record SecondOrderCalls(string Key, EquatableArray<string> ContractKeys, bool AsksSecondOrder, EquatableArray<string> Callees)
{
    /// <summary>The keys of the callees that active data goes into and that have no second derivative of their own, sorted.</summary>
    public EquatableArray<string> DeadEnds { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether second derivatives elsewhere may call the member itself.</summary>
    public bool IsOffered { get; init; }

    public static SecondOrderCalls Of(DifferentiableMember member, RuleTable rules)
    {
        var callees = new SortedSet<string>(StringComparer.Ordinal);
        Gather(member.Method.Body, callees);
        if (member.Implicit is { } equation)
        {
            Gather(equation.Method.Body, callees);
        }

        return new SecondOrderCalls(
            member.Host.Key,
            member.Host.ContractKeys,
            (member.Requested & (DerivativeFlags.Hvp | DerivativeFlags.Hessian)) != 0 || member.Implicit is { Form: ImplicitForm.Objective },
            callees.ToEquatableArray())
        {
            IsOffered = member.IsOfferedInSecondOrder,
            DeadEnds = member.Implicit is not null ? DeadEndsOfSolver(member, rules)
                : callees.Count == 0 ? EquatableArray<string>.Empty
                : DeadEndsOf(member.Method, rules),
        };
    }

    /// <summary>The keys of the members among those called in second order that have no second derivative after all, for what they call has
    /// none, sorted.</summary>
    public static EquatableArray<string> Impossible(IEnumerable<SecondOrderCalls> members, EquatableArray<string> called)
    {
        List<SecondOrderCalls> all = [.. members.Where(member => called.Contains(member.Key))];
        var impossible = new SortedSet<string>(StringComparer.Ordinal);
        bool changed;
        do
        {
            changed = false;
            foreach (SecondOrderCalls member in all)
            {
                if (member.DeadEnds.Any(key => key.Length == 0 || impossible.Contains(key)))
                {
                    changed |= impossible.Add(member.Key);
                }
            }
        }
        while (changed);
        return impossible.ToEquatableArray();
    }

    /// <summary>A solver has a second derivative where its equation has one, or for an objective a third.</summary>
    private static EquatableArray<string> DeadEndsOfSolver(DifferentiableMember solver, RuleTable rules) =>
        CompanionFactory.WhyNoSecondOrder(solver, rules, TransformOptions.Default) is null
            ? DeadEndsOf(solver.Implicit!.Method, rules)
            : EquatableArray.Of("");

    /// <summary>What active data goes into; an empty key where that has no second derivative of its own.</summary>
    private static EquatableArray<string> DeadEndsOf(IrMethod method, RuleTable rules)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var variedness = new JvpVariedness(method, rules, method.Layouts.ToDictionary(static layout => layout.TypeCode, StringComparer.Ordinal));
        Visit(method.Body);
        return found.ToEquatableArray();

        void Visit(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                if (statement is CallStatement call && variedness.IsVaried(call))
                {
                    bool hasSecond = call.Callee.Find(CompanionKind.ReverseJvp) is not null || call.Callee.Find(CompanionKind.VjpJvp) is not null;
                    found.Add(hasSecond ? call.Callee.Key : "");
                }

                foreach (EquatableArray<IrStatement> inner in statement.Blocks())
                {
                    Visit(inner);
                }
            }
        }
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
        foreach (SecondOrderCalls offered in all.Where(static member => member.IsOffered))
        {
            Call(offered.Key);
        }

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
