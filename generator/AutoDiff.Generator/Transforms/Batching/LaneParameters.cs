using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Values on lanes are passed where they lie.</summary>
/// <remarks>A vector that is passed by value is copied to the stack in parts, and the load of the whole waits until all of them have arrived in
/// the cache: some ten nanoseconds for each call.</remarks>
internal static class LaneParameters
{
    /// <param name="method">A method on lanes.</param>
    public static IrMethod ByReference(IrMethod method)
    {
        var assigned = new HashSet<int>();
        AssignedVariables.Gather(method.Body, assigned);
        return method with
        {
            Parameters = method.Parameters.Select(parameter => parameter.Mode == PassingMode.Value && parameter.Variable.Type == LaneTypes.Lanes && !assigned.Contains(parameter.Variable.Id)
                ? parameter with { Mode = PassingMode.In }
                : parameter).ToEquatableArray(),
        };
    }
}
