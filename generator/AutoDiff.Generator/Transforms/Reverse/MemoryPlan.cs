namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>What a first derivation of the sweeps has found to do with arrays of the method's own, for the second one.</summary>
/// <param name="Restored">The arrays that the reverse sweep brings back, see <see cref="RestoredMemory"/>.</param>
/// <param name="Expanded">The arrays that have a part for each iteration of a loop, with the index of the loop, see <see cref="ExpandedBuffers"/>.</param>
/// <param name="Lending">The indices of fused loops of which the calls need no copies of their arguments: a call is reversed in the iteration that it is made in.</param>
internal sealed record MemoryPlan(HashSet<int> Restored, IReadOnlyDictionary<int, int> Expanded, HashSet<int> Lending)
{
    public static readonly MemoryPlan Empty = new([], new Dictionary<int, int>(), []);

    public bool IsEmpty => Restored.Count == 0 && Expanded.Count == 0 && Lending.Count == 0;
}
