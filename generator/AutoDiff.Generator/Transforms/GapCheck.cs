using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Looks for constructs without a derivative that active data reaches, where no reverse sweep is made that would
/// come across them.</summary>
internal static class GapCheck
{
    /// <exception cref="GapException">There are some.</exception>
    public static void Require(IrMethod method)
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

        if (Differentiability.Check(tree, new Activity(tree, new MemoryRoots(tree), outputs)) is { Count: > 0 } gaps)
        {
            throw new GapException(gaps);
        }
    }
}
