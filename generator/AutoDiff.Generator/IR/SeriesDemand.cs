namespace AutoDiff.Generator.IR;

/// <summary>What the other members of the compilation mean for the Taylor series of one.</summary>
/// <remarks>Contract of pipeline models: an immutable record, equal by value.</remarks>
/// <param name="IsCalled">Whether the series of another member calls for those of this one.</param>
/// <param name="Impossible">The keys of the members that series would call and that have none, sorted.</param>
internal sealed record SeriesDemand(bool IsCalled, EquatableArray<string> Impossible)
{
    public static readonly SeriesDemand None = new(false, EquatableArray<string>.Empty);
}
