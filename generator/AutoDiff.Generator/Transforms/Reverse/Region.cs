using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>The body of the method or of one loop, and how its primal values reach the reverse sweep.</summary>
internal sealed class Region(PrimalNode? loop, PrimalBlock block, bool isSplit)
{
    public PrimalNode? Loop { get; } = loop;

    public PrimalBlock Block { get; } = block;

    public bool IsSplit { get; } = isSplit;

    /// <summary>Values recorded on the tape by a split region, in the order of their definition.</summary>
    public List<IrVariable> Stored { get; } = [];

    /// <summary>Values defined under a condition and read outside of it: declared at the beginning of the region.</summary>
    public List<IrVariable> Hoisted { get; } = [];

    /// <summary>Values computed again, at the beginning of the reverse of their block.</summary>
    public List<IrVariable> Recomputed { get; } = [];

    /// <summary>Whether one reservation before the loop holds the records of all iterations.</summary>
    public bool IsBlockRecorded { get; set; }

    /// <summary>For a block record whose reservation is still in scope when the loop is reversed.</summary>
    public bool IsRecordInScope { get; set; }

    /// <summary>The records, one span per type.</summary>
    public List<RecordGroup> Groups { get; } = [];
}

/// <summary>The recorded values of one type.</summary>
internal sealed record RecordGroup(SequenceType Span, IrVariable Records, IReadOnlyList<IrVariable> Values);
