using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Calls, which know no lanes.</summary>
internal sealed partial class LaneTransform
{
    private void Call(CallStatement call)
    {
        bool differs = Uniformity.IsHalf(call) || call.Results.Any(IsVarying)
            || call.Arguments.Any(argument => (argument.Value is { } value && IsVarying(value)) || (argument.Result is { } result && IsVarying(result)));
        if (call.Callee.HasEffects || call.Callee.Companions.IsEmpty)
        {
            throw new LaneException($"a call of '{call.Callee.Name}', which may do something else for each point");
        }

        if (!differs)
        {
            output.Add(call);
            return;
        }

        // Records go onto the tape lane by lane, and come back in the opposite order.
        bool descends = call.Companion is CompanionKind.Reverse or CompanionKind.ReverseJvp;
        var written = call.Results.Concat(call.Arguments.Where(static argument => argument.Result is not null).Select(static argument => argument.Result!)).ToList();
        foreach (IrVariable result in written)
        {
            if (MemoryRoots.IsMemory(result.Type))
            {
                throw new LaneException($"a call of '{call.Callee.Name}', which returns an array or object");
            }

            if (!depths.ContainsKey(result.Id))
            {
                depths[result.Id] = depth;
                output.Add(Zeroed(Variable(result), result.Type == PassiveType.Boolean ? types.Real : result.Type));
            }
        }

        var collected = written.ToDictionary(static result => result.Id, result => New("", types.Of(result.Type)));
        foreach (IrVariable result in written)
        {
            output.Add(Zeroed(collected[result.Id], result.Type));
        }

        Loop(
            mask,
            () =>
            {
                var results = new Dictionary<int, IrVariable>();
                IrVariable Result(IrVariable variable) => results[variable.Id] = New("", variable.Type);
                var arguments = new List<Argument>();
                foreach (Argument argument in call.Arguments)
                {
                    Operand? value = argument.Value is null ? null : Scalar(argument.Value);
                    if (argument.Result is null && argument.Mode == PassingMode.Ref)
                    {
                        throw new LaneException($"a call of '{call.Callee.Name}' by reference");
                    }

                    arguments.Add(argument with { Value = value, Result = argument.Result is null ? null : Result(argument.Result) });
                }

                output.Add(call with { Results = call.Results.Select(Result).ToEquatableArray(), Arguments = arguments.ToEquatableArray() });
                foreach (KeyValuePair<int, IrVariable> result in results)
                {
                    Set(collected[result.Key], result.Value, result.Value.Type);
                }
            },
            descends);
        foreach (IrVariable result in written)
        {
            Put(result, Finished(collected[result.Id], result.Type));
        }
    }
}
