namespace AutoDiff.Generator.IR;

/// <summary>Something that has no derivative here: the diagnostic <paramref name="Id"/> with its message arguments, at the
/// construct numbered <paramref name="Origin"/> of the lowering's list of places; -1: at the member's name.</summary>
internal sealed record Problem(string Id, int Origin, EquatableArray<string> Arguments);
