using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>A loop that is reversed while it runs. <paramref name="parent"/>: the reverse of the block that the loop stands in.</summary>
internal sealed class FusedLoop(ReverseBlock parent)
{
    public ReverseBlock Parent { get; } = parent;

    /// <summary>The adjoints of the surrounding block that the loop adds to, and the sums that stand for them in the loop.</summary>
    public List<(IrVariable Adjoint, IrVariable Sum)> Sums { get; } = [];
}
