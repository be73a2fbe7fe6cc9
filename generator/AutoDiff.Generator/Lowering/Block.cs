using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>A statement list under construction. Besides finished statements it holds nodes whose form is known only when
/// the whole body is: see <see cref="BlockFreezer"/>.</summary>
internal sealed class Block
{
    /// <summary><see cref="IrStatement"/>s and the node records below, in order.</summary>
    public List<object> Items { get; } = [];
}

/// <summary>An <c>if</c> whose blocks may still grow.</summary>
internal sealed record IfNode(Operand Condition, Block Then, Block Else);

/// <summary>Statements that run unless one of the jumps was taken.</summary>
internal sealed record GuardNode(IReadOnlyList<JumpTarget> Unless, Block Body);

internal sealed record ForNode(IrVariable Index, Operand From, Operand To, int Step, Block Body, Operand? Budget = null);

/// <summary>A loop that also ends when one of the jumps was taken; the header is not run then.</summary>
internal sealed record WhileNode(Block Header, Operand Condition, Block Body, IReadOnlyList<JumpTarget> Unless);

/// <summary>The flag of the target is declared here, not set.</summary>
internal sealed record FlagDeclarationNode(JumpTarget Target);

/// <summary>The jump is taken.</summary>
internal sealed class JumpNode(JumpTarget target)
{
    public JumpTarget Target { get; } = target;

    /// <summary>Whether no guard looks at the flag after this point.</summary>
    public bool IsDead { get; set; }
}

/// <summary>A local that the user declares without a value. Where flags stand in for jumps, the C# compiler could not see
/// any more that it is assigned before it is read, and it starts as zero.</summary>
internal sealed record DeclarationNode(IrVariable Variable);
