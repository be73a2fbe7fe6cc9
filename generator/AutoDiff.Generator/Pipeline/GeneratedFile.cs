namespace AutoDiff.Generator.Pipeline;

/// <summary>A generated file. <paramref name="Text"/> is null where the member has no companion that could be emitted.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value.</remarks>
internal sealed record GeneratedFile(string HintName, string? Text);
