namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>A method that cannot be put on lanes. The message completes the sentence "the body has …".</summary>
internal sealed class LaneException(string message) : Exception(message);
