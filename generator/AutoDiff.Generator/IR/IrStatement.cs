namespace AutoDiff.Generator.IR;

/// <summary>A statement of the core: declare, assign, store, if, counted loop, while, call, return at the end.</summary>
internal abstract record IrStatement;

/// <summary>Declares <paramref name="Target"/> with a value. <paramref name="Origin"/>: the construct of the source that it comes
/// from, by its number in the lowering's list of places; -1 for none.</summary>
internal sealed record LetStatement(IrVariable Target, Expression Value, int Origin = -1) : IrStatement;

/// <summary>Declares <paramref name="Target"/>; <paramref name="IsZeroed"/>: with the default value, otherwise the statements
/// that follow assign it on every path.</summary>
internal sealed record DeclareStatement(IrVariable Target, bool IsZeroed) : IrStatement;

/// <summary>Assigns a variable declared before. Assigning a <c>ref</c> or <c>out</c> parameter writes to the caller's storage.</summary>
internal sealed record AssignStatement(IrVariable Target, Expression Value) : IrStatement;

/// <summary><c>Place = Value</c>.</summary>
internal sealed record StoreStatement(Place Place, Operand Value) : IrStatement;

/// <summary><c>Place += Value</c>, or <c>-=</c>; linear in the memory, so its adjoint needs no primal value.</summary>
internal sealed record AccumulateStatement(Place Place, Operand Value, bool IsSubtraction = false) : IrStatement;

/// <summary>Sets all elements: <c>Fill(value)</c>, <c>Clear()</c>.</summary>
internal sealed record FillStatement(IrVariable Sequence, Operand Value) : IrStatement;

/// <summary>Copies all elements of <paramref name="Source"/> to the beginning of <paramref name="Destination"/>
/// (<c>CopyTo</c>; overlapping memory behaves as if copied at once).</summary>
internal sealed record CopyStatement(IrVariable Source, IrVariable Destination) : IrStatement;

internal sealed record IfStatement(Operand Condition, EquatableArray<IrStatement> Then, EquatableArray<IrStatement> Else) : IrStatement;

/// <summary><c>for (Index = From; Index &lt; To; Index += Step)</c>, or <c>Index &gt; To</c> for a negative step. The bounds are
/// evaluated once and the body never assigns the index. <paramref name="Step"/> is not zero.</summary>
internal sealed record ForStatement(IrVariable Index, Operand From, Operand To, int Step, EquatableArray<IrStatement> Body) : IrStatement
{
    /// <summary>The most snapshots that the reverse of the loop may keep; null for a loop without checkpoints.</summary>
    public Operand? Budget { get; init; }

    /// <summary>Whether all of the body serves the reversal of one iteration: what it computes of the primal, nobody else reads.</summary>
    public bool IsReversal { get; init; }
}

/// <summary><c>while (true) { Header; if (!Condition) break; Body }</c>.</summary>
internal sealed record WhileStatement(EquatableArray<IrStatement> Header, Operand Condition, EquatableArray<IrStatement> Body) : IrStatement;

/// <summary>A call that may be differentiated. <paramref name="Results"/>: none for <c>void</c>, one, or the parts of the
/// companion's tuple. <paramref name="Origin"/>: as of <see cref="LetStatement"/>.</summary>
internal sealed record CallStatement(
    EquatableArray<IrVariable> Results, Callee Callee, CompanionKind Companion, EquatableArray<Argument> Arguments, int Origin = -1) : IrStatement;

/// <summary>A statement that the user wrote and that has no derivative: an assertion, a log call, a guard that throws. The
/// template is C# without the closing semicolon. <paramref name="EndsFlow"/>: it never completes (a <c>throw</c>).</summary>
internal sealed record EffectStatement(string Template, EquatableArray<Operand> Arguments, bool EndsFlow, Gap? Gap = null) : IrStatement;

/// <summary>Runs <paramref name="Body"/>, and then <paramref name="Finally"/> even if an exception leaves it. Emission alone makes it, of
/// <see cref="IrMethod.Guards"/>: transforms see a method without it.</summary>
internal sealed record TryStatement(EquatableArray<IrStatement> Body, EquatableArray<IrStatement> Finally) : IrStatement;

/// <summary>What the user wrote for the statements that follow, on one line. Quoted above their adjoints.
/// <paramref name="Origin"/>: as of <see cref="LetStatement"/>.</summary>
internal sealed record SourceStatement(string Text, int Origin = -1) : IrStatement;

/// <summary>The end of the method, with its result parts (none for <c>void</c>, two for a tuple). Only the last statement.</summary>
internal sealed record ReturnStatement(EquatableArray<Operand> Values) : IrStatement;
