namespace AutoDiff.Testing;

/// <summary>A C# source text with the path under which diagnostics name it.</summary>
/// <param name="Path">The path shown in diagnostics.</param>
/// <param name="Text">The source text.</param>
public sealed record SourceFile(string Path, string Text);
