namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>A method that cannot be put on lanes. The message completes the sentence "the body has …".</summary>
internal sealed class LaneException(string message) : Exception(message)
{
    /// <summary>The construct of the source that it comes from, numbered as by the lowering; -1 for the member as a whole.</summary>
    public int Origin { get; set; } = -1;
}
