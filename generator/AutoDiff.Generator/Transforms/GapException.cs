using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Active data reaches constructs that have no derivative: no companion, and a diagnostic at each of them.</summary>
internal sealed class GapException(IReadOnlyList<Gap> gaps) : Exception("Active data reaches a construct that has no derivative.")
{
    public IReadOnlyList<Gap> Gaps { get; } = gaps;
}
