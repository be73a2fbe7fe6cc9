namespace AutoDiff.Generator.Transforms;

/// <summary>A method that a transform cannot turn into correct code. The message says why and what to write instead; it is
/// reported at the method, and no companion is emitted.</summary>
internal sealed class TransformException(string message) : Exception(message);
