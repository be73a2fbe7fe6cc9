using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>The statements by which the elements of a batched sequence are viewed as vectors: in place, or, for the last points, which do
/// not fill a vector, by a copy.</summary>
internal sealed class RestOfPoints
{
    private const string LaneMemory = "global::AutoDiff.CompilerServices.LaneMemory.";

    private readonly LaneTypes types;
    private readonly string all;
    private readonly string rest;

    /// <param name="types">The types on lanes.</param>
    /// <param name="names">Names the locals.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="all">The data of all points as C#.</param>
    public RestOfPoints(LaneTypes types, LocalNames names, string parameter, string all)
    {
        this.types = types;
        this.all = all;
        Name = names.New(parameter + "Lanes");
        rest = names.New(parameter + "Rest");
    }

    /// <summary>The local with the vectors.</summary>
    public string Name { get; }

    /// <summary>Declares the memory for the copy.</summary>
    public string Declaration => $"global::System.Span<{LaneTypes.Name}> {rest} = default;";

    /// <summary>Takes the memory for the copy from the tape.</summary>
    public string Reservation(string tape, string elements) => $"{rest} = {tape}.Reserve<{LaneTypes.Name}>({elements});";

    /// <summary>Declares the vectors.</summary>
    public string View(string code, string elements, string points, string point, string count) =>
        $"{code} {Name} = {count} == {LaneTypes.Name}.Count ? new {code}({all}, {elements}, {points}, {point}) "
        + $": {LaneMemory}Gather{types.Arguments}({all}, {points}, {point}, {count}, {rest});";

    /// <summary>Brings what was written to the copy back.</summary>
    public string Return(string points, string point, string count) =>
        $"if ({count} < {LaneTypes.Name}.Count) {LaneMemory}Scatter{types.Arguments}({rest}, {all}, {points}, {point}, {count});";
}
