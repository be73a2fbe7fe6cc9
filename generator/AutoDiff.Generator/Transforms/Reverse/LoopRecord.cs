using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The values that one iteration of a loop stores for the reverse sweep. <paramref name="Origin"/>: the loop's statement
/// in the source, by its number in the lowering's list of places.</summary>
internal sealed record LoopRecord(int Origin, IReadOnlyList<IrVariable> Values);
