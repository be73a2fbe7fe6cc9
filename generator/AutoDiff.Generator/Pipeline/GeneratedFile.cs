namespace AutoDiff.Generator.Pipeline;

/// <summary>A generated file. <paramref name="Text"/> is null where the member has no companion that could be emitted; <paramref name="IsBroken"/>: because
/// of a problem in it. <paramref name="Key"/> identifies the member.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value.</remarks>
internal sealed record GeneratedFile(string Key, string HintName, string? Text, bool IsBroken);
