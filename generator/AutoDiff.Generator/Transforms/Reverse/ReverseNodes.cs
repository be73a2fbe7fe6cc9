using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>A piece of the reverse sweep before it is known how the primal values it reads become available.</summary>
internal abstract class ReverseNode;

/// <summary>A statement of adjoint code. It refers to primal variables as if all were in scope.</summary>
internal sealed class ReverseCode(IrStatement statement) : ReverseNode
{
    public IrStatement Statement { get; } = statement;
}

/// <summary>The reverse of an <c>if</c>.</summary>
internal sealed class ReverseIf(PrimalNode origin, ReverseBlock then, ReverseBlock otherwise) : ReverseNode
{
    public PrimalNode Origin { get; } = origin;

    public ReverseBlock Then { get; } = then;

    public ReverseBlock Else { get; } = otherwise;
}

/// <summary>The reverse of a loop: its body's reverse, for the last iteration first.</summary>
internal sealed class ReverseLoop(PrimalNode origin, ReverseBlock body) : ReverseNode
{
    public PrimalNode Origin { get; } = origin;

    public ReverseBlock Body { get; } = body;
}

/// <summary>The reverse of a block. <see cref="Prelude"/> declares the shadows of the block's memory; <see cref="Epilogue"/>
/// gives scratch memory back.</summary>
internal sealed class ReverseBlock(PrimalBlock origin)
{
    public PrimalBlock Origin { get; } = origin;

    public List<IrStatement> Prelude { get; } = [];

    public List<ReverseNode> Nodes { get; } = [];

    public List<IrStatement> Epilogue { get; } = [];

    public bool IsEmpty => Nodes.Count == 0;
}

internal enum CallReversal
{
    /// <summary>The forward half records on the tape, the reverse half takes the records back.</summary>
    Halves,

    /// <summary>The primal runs forward; the VJP runs it again and reverses.</summary>
    Vjp,
}

/// <summary>How a call is reversed. <see cref="Snapshots"/>: the arguments whose memory is copied to the tape since it may
/// change before the reverse sweep gets there, with the variable that holds the copy.</summary>
internal sealed class CallPlan(CallReversal kind)
{
    public CallReversal Kind { get; } = kind;

    public List<(IrVariable Source, IrVariable Copy)> Snapshots { get; } = [];

    /// <summary>What gives the scratch memory of snapshots back after the reversal.</summary>
    public List<IrStatement> KeptReleases { get; } = [];

    /// <summary>The arrays that stand for snapshots during the reversal and go back to the tape after it.</summary>
    public List<Operand> Rented { get; } = [];
}
