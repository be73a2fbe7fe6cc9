using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>The companions of a member as one file, null if there are none, and what kept companions from being written. A
/// problem's origin is -1 where it concerns the member as a whole.</summary>
internal sealed record CompanionSet(string? Text, EquatableArray<Problem> Problems)
{
    public static readonly CompanionSet None = new(null, EquatableArray<Problem>.Empty);

    /// <summary>Whether a problem cost the member all its companions.</summary>
    public bool IsBroken { get; init; }
}
