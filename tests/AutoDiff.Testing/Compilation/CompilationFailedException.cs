namespace AutoDiff.Testing;

/// <summary>A compilation has errors; the message holds them with the source around each.</summary>
public sealed class CompilationFailedException(string message) : Exception(message);
