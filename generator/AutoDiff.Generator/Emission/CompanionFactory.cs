using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;

namespace AutoDiff.Generator.Emission;

/// <summary>Makes the companions of a lowered member: which there are, in what order, and why one is missing.</summary>
/// <remarks>A pure function of the member and the rules, used by the generator for the text and by the analyzers for the
/// problems. A member with a problem gets no companion at all: half a family would only hide what is wrong.</remarks>
internal static class CompanionFactory
{
    public static CompanionSet Build(DifferentiableMember member, RuleTable rules)
    {
        try
        {
            IReadOnlyList<Problem> problems = Check(member.Method);
            if (problems.Count > 0 || member.Host.Family.Length == 0)
            {
                return new CompanionSet(null, problems.ToEquatableArray());
            }

            List<string> companions = Emit(member, rules);
            return new CompanionSet(companions.Count == 0 ? null : CSharpEmitter.File(member.Host, companions), EquatableArray<Problem>.Empty);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CompanionSet(null, EquatableArray.Of(new Problem("AD0002", -1, Failure(exception))));
        }
    }

    /// <summary>The message arguments of a failure that no rule foresees.</summary>
    public static EquatableArray<string> Failure(Exception exception) => EquatableArray.Of(exception is TransformException
        ? exception.Message
        : $"this method ({exception.GetType().Name} in the generator: {exception.Message})");

    /// <summary>The constructs without a derivative that active data reaches.</summary>
    private static IReadOnlyList<Problem> Check(IrMethod method)
    {
        VersionedMethod versioned = Versioning.Apply(method);
        var tree = new PrimalTree(versioned.Method);
        var outputs = new List<Operand>();
        if (versioned.Method.Body is { Count: > 0 } body && body[body.Count - 1] is ReturnStatement end)
        {
            outputs.AddRange(end.Values.Where((_, i) => method.Results[i].IsActive));
        }

        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.IsActive && versioned.Finals.TryGetValue(parameter.Variable.Id, out Operand? final))
            {
                outputs.Add(final);
            }
        }

        var activity = new Activity(tree, new MemoryRoots(tree), outputs);
        return [.. Differentiability.Check(tree, activity).Select(static gap => new Problem(gap.Id, gap.Origin, gap.Arguments))];
    }

    private static List<string> Emit(DifferentiableMember member, RuleTable rules)
    {
        MemberHost host = member.Host;
        var companions = new List<string>();
        string jvp = CompanionNames.Jvp(host.Family);
        if (!member.IsHandWritten(jvp))
        {
            bool isAsked = (member.Requested & DerivativeFlags.Jvp) != 0;
            string name = isAsked ? jvp : CompanionNames.HiddenJvp(host.Family);
            companions.Add(CSharpEmitter.Member(Jvp.Transform(member.Method, rules, name), host, name, CompanionDocs.Jvp(host), !isAsked));
        }

        return companions;
    }
}
