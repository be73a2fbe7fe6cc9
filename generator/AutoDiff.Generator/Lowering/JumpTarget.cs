using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>Where a <c>break</c>, <c>continue</c> or <c>return</c> goes. The core language has no jumps: a jump sets the
/// target's flag, and what it skips is guarded by it. The flag exists only if a guard reads it.</summary>
internal sealed class JumpTarget(string name)
{
    private IrVariable? flag;

    /// <summary>Whether a guard reads the flag; decided when the body is complete.</summary>
    public bool IsRead { get; set; }

    public IrVariable Flag(Func<string, IrVariable> create) => flag ??= create(name);
}
